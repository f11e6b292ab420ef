SET LOCAL lock_timeout = '2s';
SET LOCAL statement_timeout = '5min';
ALTER TABLE app.briefs ADD COLUMN given_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL;
GRANT INSERT (given_at), UPDATE (given_at) ON app.briefs TO atelier_app;
CREATE OR REPLACE FUNCTION app.current_tenant() RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    sealed CONSTANT text := current_setting('app.tenant', true);
    said CONSTANT text := left(sealed, -65);
    inner_key bytea;
    outer_key bytea;
BEGIN
    IF sealed IS NULL OR sealed = '' THEN
        RETURN NULL;
    END IF;
    -- Read only once the hash has shown that it is ours: then it has the form that we gave it.
    SELECT k.inner_pad, k.outer_pad INTO inner_key, outer_key
    FROM app_private.seal_keys AS k WHERE k.key_id::text = split_part(said, '.', 2);
    IF FOUND AND right(sealed, 64) = encode(
            sha256(outer_key || sha256(inner_key || convert_to(said, 'UTF8'))), 'hex')
        AND split_part(said, '.', 3)::bigint > extract(epoch FROM clock_timestamp())
    THEN
        RETURN split_part(said, '.', 1)::uuid;
    END IF;
    RAISE EXCEPTION 'the tenant context is not sealed, or its seal has run out'
        USING ERRCODE = '42501';
END $$;
