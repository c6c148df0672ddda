-- Called at commit for each changeset of the transaction, before any other deferred check, since its row came first.
CREATE OR REPLACE FUNCTION public.ledger_seal(sealing bigint) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp
SET plan_cache_mode = 'force_generic_plan'
{settings}
AS $$
DECLARE
    hashed jsonb := '{}';
    last record;
BEGIN
    -- The long part, before the lock.
    {tables}
    IF hashed = '{}' THEN
        DELETE FROM public.ledger_changeset WHERE id = sealing;
        RETURN;
    END IF;
    -- From here to the end of the transaction, one at a time.
    PERFORM pg_advisory_xact_lock(1818583908, 1);
    SELECT c.number, c.digest, c.sealed_at INTO last
        FROM public.ledger_changeset c WHERE c.number IS NOT NULL ORDER BY c.number DESC LIMIT 1;
    UPDATE public.ledger_changeset t
    SET number = s.number, sealed_at = s.sealed_at, schema_id = k.version, contents = s.contents,
        content_digest = s.content_digest, previous_digest = s.previous_digest, digest = {digest}
    FROM (
        SELECT c.id, c.actor_id, c.tool, c.reason, c.opened_at,
            coalesce(last.number, 0) + 1 AS number,
            -- The clock may have been set back; the order of numbers must be that of times.
            greatest(clock_timestamp(), last.sealed_at) AS sealed_at,
            hashed AS contents,
            {content_digest} AS content_digest,
            coalesce(last.digest, '') AS previous_digest
        FROM public.ledger_changeset c WHERE c.id = sealing
    ) s, public.ledger_schema k
    WHERE t.id = s.id AND k.version = {version};
    IF NOT FOUND THEN
        RAISE EXCEPTION 'changeset % cannot be sealed: run migrate', sealing USING ERRCODE = 'LG003';
    END IF;
END
$$;
REVOKE ALL ON FUNCTION public.ledger_seal(bigint) FROM PUBLIC;
