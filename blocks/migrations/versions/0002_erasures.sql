SET LOCAL lock_timeout = '2s';
SET LOCAL statement_timeout = '5min';
CREATE TABLE app_private.erasures (
    tenant_id UUID CONSTRAINT erasures_pkey PRIMARY KEY,
    slug_sha256 TEXT NOT NULL CONSTRAINT erasures_slug_sha256_check CHECK (slug_sha256 ~ '^[0-9a-f]{64}$'),
    erased_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    erased_by TEXT NOT NULL,
    counts JSONB NOT NULL
);
CREATE FUNCTION app.refuse_erased_tenant() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    -- Only to whoever makes a tenant of their own; others learn nothing, and meet the policy.
    IF NEW.id = app.current_tenant() AND EXISTS (
        SELECT FROM app_private.erasures AS e
        WHERE e.tenant_id = NEW.id OR e.slug_sha256 = encode(
            sha256(convert_to(e.tenant_id::text || '/' || NEW.slug, 'UTF8')), 'hex')
    ) THEN
        RAISE EXCEPTION 'a tenant of this name or id was erased'
            USING ERRCODE = '23505', CONSTRAINT = 'tenants_erased';
    END IF;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION app.refuse_erased_tenant() FROM PUBLIC;
CREATE TRIGGER tenants_erased BEFORE INSERT ON app.tenants
FOR EACH ROW EXECUTE FUNCTION app.refuse_erased_tenant();
