-- What leans on passages whose words changed or went from the outlet's text needs another look: reports, and what was
-- shown by those words of reports, cross-references and closed disputes. Whatever captured the text, this runs with it.
CREATE FUNCTION claims_look_after_checks(checks bigint[]) RETURNS void
    LANGUAGE sql AS $$
    WITH changed AS (
        SELECT id, passage_id, CASE state
            WHEN 'altered' THEN 'The outlet changed these words.'
            ELSE 'These words are gone from the outlet’s text.' END AS because
        FROM sources_passagecheck WHERE id = ANY (checks) AND state IN ('altered', 'missing') AND decision = ''
    ), leaning AS (
        SELECT c.id, c.because, a.claim_id, a.id AS attribution_id, NULL::bigint AS cross_reference_id, NULL::bigint AS dispute_id
        FROM changed c JOIN claims_attributionpassage w USING (passage_id)
        JOIN claims_attribution a ON a.id = w.attribution_id AND a.withdrawn_reason = ''
        UNION ALL
        SELECT c.id, c.because, a.claim_id, a.id, NULL, NULL
        FROM changed c JOIN claims_attributionlink l ON l.evidence_id = c.passage_id
        JOIN claims_attribution a ON a.id = l.attribution_id AND a.withdrawn_reason = ''
        UNION ALL
        SELECT c.id, c.because, x.from_claim_id, NULL, x.id, NULL
        FROM changed c JOIN claims_evidence e ON e.passage_id = c.passage_id AND e.withdrawn_reason = ''
        JOIN claims_crossreference x ON x.id = e.cross_reference_id AND x.withdrawn_reason = ''
        UNION ALL
        SELECT c.id, c.because, coalesce(d.claim_id, a.claim_id, x.from_claim_id), NULL, NULL, d.id
        FROM changed c JOIN claims_evidence e ON e.passage_id = c.passage_id AND e.withdrawn_reason = ''
        JOIN claims_dispute d ON d.id = e.dispute_id AND d.state NOT IN ('open', 'under_review')
        LEFT JOIN claims_attribution a ON a.id = d.attribution_id
        LEFT JOIN claims_crossreference x ON x.id = d.cross_reference_id
    )
    INSERT INTO claims_look (claim_id, attribution_id, cross_reference_id, dispute_id, because, passage_check_id)
        SELECT claim_id, attribution_id, cross_reference_id, dispute_id, because, id FROM leaning ORDER BY id
        ON CONFLICT DO NOTHING;
$$;
