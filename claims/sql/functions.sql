-- A report rests on at least one passage, all its words stand in its article, and its marks in its words.
CREATE FUNCTION claims_check_attribution(report bigint) RETURNS void
    LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM claims_attribution WHERE id = report) THEN
        RETURN;
    END IF;
    IF NOT EXISTS (SELECT FROM claims_attributionpassage WHERE attribution_id = report) THEN
        RAISE EXCEPTION 'report % rests on no passage', report
            USING ERRCODE = '23514', CONSTRAINT = 'attribution_has_passage';
    END IF;
    IF EXISTS (
        SELECT FROM claims_attributionpassage w
        JOIN claims_attribution a ON a.id = w.attribution_id
        JOIN sources_passage p ON p.id = w.passage_id
        JOIN sources_snapshot s ON s.id = p.snapshot_id
        WHERE w.attribution_id = report AND s.article_id <> a.article_id
    ) THEN
        RAISE EXCEPTION 'the words of report % stand in another article', report
            USING ERRCODE = '23514', CONSTRAINT = 'attribution_words_of_article';
    END IF;
    IF EXISTS (
        SELECT FROM claims_mark m
        WHERE m.attribution_id = report AND NOT EXISTS (
            SELECT FROM claims_attributionpassage w
            WHERE w.attribution_id = report AND w.passage_id = m.passage_id)
    ) THEN
        RAISE EXCEPTION 'a mark of report % lies outside its words', report
            USING ERRCODE = '23514', CONSTRAINT = 'mark_of_the_words';
    END IF;
END $$;

-- narrows, derives from, updates, corrects and precedes never lead back to where they began.
CREATE FUNCTION claims_check_circle(reference bigint) RETURNS void
    LANGUAGE plpgsql AS $$
DECLARE
    link record;
    circle text;
BEGIN
    SELECT * INTO link FROM claims_crossreference
    WHERE id = reference AND withdrawn_reason = ''
      AND relation IN ('narrows', 'derives_from', 'updates', 'corrects', 'precedes');
    IF NOT FOUND THEN
        RETURN;
    END IF;
    WITH RECURSIVE walk(claim, way) AS (
        SELECT link.to_claim_id, ARRAY[link.from_claim_id, link.to_claim_id]
        UNION ALL
        SELECT x.to_claim_id, walk.way || x.to_claim_id
        FROM walk JOIN claims_crossreference x ON x.from_claim_id = walk.claim
        WHERE x.relation = link.relation AND x.withdrawn_reason = '' AND walk.claim <> link.from_claim_id
          AND NOT x.to_claim_id = ANY (walk.way[2:])
    )
    SELECT 'C-' || array_to_string(way, ' → C-') INTO circle FROM walk WHERE claim = link.from_claim_id LIMIT 1;
    IF circle IS NOT NULL THEN
        RAISE EXCEPTION '% would go in a circle: %', replace(link.relation, '_', ' '), circle
            USING ERRCODE = '23514', CONSTRAINT = 'reference_circle';
    END IF;
END $$;

-- Counters of these claims, from the rows. They are locked first and counted then, by a second statement with a
-- snapshot of its own: of two reports recorded at once, the later count sees both.
CREATE FUNCTION claims_recount(claims bigint[]) RETURNS void
    LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO claims_claimcounts (claim_id, reports, outlets, disputes_open, disputes_closed, disputes_upheld, superseded)
        SELECT c.id, 0, 0, 0, 0, 0, false FROM claims_claim c WHERE c.id = ANY (claims) ORDER BY c.id
        ON CONFLICT (claim_id) DO NOTHING;
    PERFORM FROM claims_claimcounts WHERE claim_id = ANY (claims) ORDER BY claim_id FOR UPDATE;
    UPDATE claims_claimcounts k SET
        reports = r.reports,
        outlets = r.outlets,
        disputes_open = d.open,
        disputes_closed = d.closed,
        disputes_upheld = d.upheld,
        superseded = EXISTS (
            SELECT FROM claims_crossreference x
            JOIN claims_claim newer ON newer.id = x.from_claim_id AND newer.status = 'published'
            WHERE x.to_claim_id = k.claim_id AND x.relation IN ('updates', 'corrects') AND x.withdrawn_reason = ''),
        changed_at = now()
    FROM unnest(claims) AS wanted (id)
    CROSS JOIN LATERAL (
        SELECT count(*) AS reports, count(DISTINCT s.outlet_id) AS outlets
        FROM claims_attribution a JOIN sources_article s ON s.id = a.article_id
        WHERE a.claim_id = wanted.id AND a.withdrawn_reason = ''
    ) r
    CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE state IN ('open', 'under_review')) AS open,
               count(*) FILTER (WHERE state NOT IN ('open', 'under_review')) AS closed,
               count(*) FILTER (WHERE state IN ('upheld', 'partly_upheld')) AS upheld
        FROM (
            SELECT id, state FROM claims_dispute WHERE claim_id = wanted.id
            UNION
            SELECT q.id, q.state FROM claims_dispute q
            JOIN claims_attribution a ON a.id = q.attribution_id WHERE a.claim_id = wanted.id
            UNION
            SELECT q.id, q.state FROM claims_dispute q
            JOIN claims_crossreference x ON x.id = q.cross_reference_id
            WHERE wanted.id IN (x.from_claim_id, x.to_claim_id)
        ) concerned
    ) d
    WHERE k.claim_id = wanted.id;
END $$;

-- Search text of a claim: the statement weighs more than the finding.
CREATE FUNCTION claims_index(claim bigint) RETURNS void
    LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO claims_claimsearch (claim_id, document)
        SELECT c.id, setweight(to_tsvector(l.config, c.statement), 'A') || setweight(to_tsvector(l.config, c.finding), 'B')
        FROM claims_claim c
        CROSS JOIN LATERAL (
            SELECT CASE split_part(c.language, '-', 1)
                WHEN 'en' THEN 'english' WHEN 'ru' THEN 'russian' ELSE 'simple' END::regconfig AS config) l
        WHERE c.id = claim
        ON CONFLICT (claim_id) DO UPDATE SET document = excluded.document;
END $$;
