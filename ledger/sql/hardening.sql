-- Where trigger functions look names up is fixed, since a temporary table could stand in for one of ours. Those named in
-- the parameter write history or seal, and do so as owner, since the role of the site cannot.
SELECT set_config('ledger.as_owner', %s::text[]::text, true);
DO $$
DECLARE
    found record;
BEGIN
    FOR found IN
        SELECT oid::regprocedure AS signature, proname = ANY (current_setting('ledger.as_owner')::text[]) AS as_owner
        FROM pg_proc
        WHERE pronamespace = 'public'::regnamespace AND prorettype = 'trigger'::regtype
            AND pg_has_role(proowner, 'usage')
    LOOP
        EXECUTE format(
            'ALTER FUNCTION %%s SECURITY %%s SET search_path = pg_catalog, public, pg_temp',
            found.signature, CASE WHEN found.as_owner THEN 'DEFINER' ELSE 'INVOKER' END
        );
    END LOOP;
END
$$;
