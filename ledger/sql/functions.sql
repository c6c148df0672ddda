-- Every guard asks this. The changeset must be open: named by the setting, begun in this very transaction, not sealed.
CREATE OR REPLACE FUNCTION public.ledger_guard(written name) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM public.ledger_changeset
        WHERE id = nullif(current_setting('ledger.changeset', true), '')::bigint
            AND number IS NULL
            AND opened_in = pg_current_xact_id_if_assigned()::text::bigint
    ) THEN
        RAISE EXCEPTION 'a write to % needs a changeset', written USING ERRCODE = 'LG001';
    END IF;
END
$$;

-- History is written by the trigger of its table, which is at depth 2 here, and not by a statement of somebody's own.
-- The guard again, since a statement could have changed the setting after its start.
CREATE OR REPLACE FUNCTION public.ledger_guard_history(written name) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
    IF pg_trigger_depth() < 2 THEN
        RAISE EXCEPTION '% is written by triggers only', written USING ERRCODE = 'LG002';
    END IF;
    PERFORM public.ledger_guard(written);
END
$$;

-- pgtrigger asks this before each of its triggers, so that a session can switch them off by a setting. Never.
CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name name) RETURNS boolean LANGUAGE sql IMMUTABLE
AS 'SELECT false';

-- pghistory's own context: we have changesets instead. The original writes a row on the word of a setting.
CREATE OR REPLACE FUNCTION public._pgh_attach_context() RETURNS uuid LANGUAGE sql IMMUTABLE
AS 'SELECT NULL::uuid';
