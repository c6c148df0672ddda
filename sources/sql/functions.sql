-- The first day that one side of an EDTF string may mean; NULL when it is blank, open, or no date at all: then the
-- constraint on the column says so, by its name.
CREATE FUNCTION edtf_first_day(side text) RETURNS date
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE
        WHEN side ~ '^\d{4}($|[?~%]|-(0[1-9]|1[0-2])($|[?~%]|-\d\d))' THEN make_date(
            substr(side, 1, 4)::int,
            coalesce(substring(side FROM '^\d{4}-(\d\d)')::int, 1),
            coalesce(substring(side FROM '^\d{4}-\d\d-(\d\d)')::int, 1))
    END;

-- The last day of the same.
CREATE FUNCTION edtf_last_day(side text) RETURNS date
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE
        WHEN side ~ '^\d{4}-\d\d-\d\d' THEN edtf_first_day(side)
        WHEN side ~ '^\d{4}-\d\d' THEN (edtf_first_day(side) + interval '1 month' - interval '1 day')::date
        ELSE (edtf_first_day(side) + interval '1 year' - interval '1 day')::date
    END;

-- The first day an EDTF string may mean; NULL when it is blank or open at the start.
-- Takes what sources/dates.py accepts: year, month or day, a time with zone, ?, ~ and %, and spans.
CREATE FUNCTION edtf_earliest(value text) RETURNS date
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN edtf_first_day(split_part(value, '/', 1));

-- The last day an EDTF string may mean; NULL when it is blank or open at the end.
CREATE FUNCTION edtf_latest(value text) RETURNS date
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN edtf_last_day(split_part(value, '/', -1));

-- Refuses a row that reaches itself through a column that points into its own table, and names the way.
CREATE FUNCTION refuse_circle(tbl regclass, link text, start bigint) RETURNS void
    LANGUAGE plpgsql AS $$
DECLARE
    next_id bigint := start;
    way text := start::text;
BEGIN
    FOR step IN 1..1000 LOOP
        EXECUTE format('SELECT %I FROM %s WHERE id = $1', link, tbl) INTO next_id USING next_id;
        EXIT WHEN next_id IS NULL;
        way := way || ' → ' || next_id;
        IF next_id = start THEN
            RAISE EXCEPTION '% would go in a circle: %', replace(link, '_id', ''), way
                USING ERRCODE = '23514', CONSTRAINT = replace(link, '_id', '') || '_circle';
        END IF;
    END LOOP;
END $$;
