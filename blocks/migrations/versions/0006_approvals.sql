SET LOCAL lock_timeout = '2s';
SET LOCAL statement_timeout = '5min';
SET LOCAL search_path = app, pg_catalog;
CREATE TABLE app.approvals (
    tenant_id UUID NOT NULL,
    id UUID DEFAULT uuidv7() NOT NULL,
    execution_id UUID NOT NULL,
    number BIGINT NOT NULL,
    status TEXT DEFAULT 'waiting' NOT NULL,
    site_sha256 TEXT NOT NULL,
    manifest JSONB NOT NULL,
    ordered_by UUID,
    escalates_at TIMESTAMP WITH TIME ZONE NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    decided_at TIMESTAMP WITH TIME ZONE,
    decided_by UUID,
    review JSONB,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT approvals_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT approvals_workflow_executions_fkey FOREIGN KEY(tenant_id, execution_id)
        REFERENCES app.workflow_executions (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT approvals_users_fkey FOREIGN KEY(tenant_id, ordered_by) REFERENCES app.users
        (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT approvals_decided_by_fkey FOREIGN KEY(tenant_id, decided_by) REFERENCES app.users
        (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT approvals_tenant_id_execution_id_number_key UNIQUE (tenant_id, execution_id, number),
    CONSTRAINT approvals_status_check CHECK (status IN ('rejected', 'accepted', 'sent_back',
        'waiting', 'expired')),
    CONSTRAINT approvals_site_sha256_check CHECK (site_sha256 ~ '^[0-9a-f]{64}$'),
    CONSTRAINT approvals_number_check CHECK (number >= 0),
    CONSTRAINT approvals_decided_check CHECK ((status = 'waiting') = (decided_at IS NULL)),
    CONSTRAINT approvals_four_eyes_check CHECK (status <> 'accepted' OR ordered_by IS NULL OR
        decided_by IS DISTINCT FROM ordered_by),
    CONSTRAINT approvals_tenants_fkey FOREIGN KEY(tenant_id) REFERENCES app.tenants (id) ON
        DELETE CASCADE
);
CREATE INDEX approvals_decided_by_index ON app.approvals (tenant_id, decided_by);
CREATE INDEX approvals_open_index ON app.approvals (tenant_id) WHERE status = 'waiting';
CREATE INDEX approvals_ordered_by_index ON app.approvals (tenant_id, ordered_by);
ALTER TABLE app.approvals ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON app.approvals FOR ALL TO atelier_app, atelier_reader, atelier_owner
    USING (tenant_id = (SELECT app.current_tenant())) WITH CHECK (tenant_id = (SELECT
    app.current_tenant()));
CREATE POLICY tenant_floor ON app.approvals AS RESTRICTIVE FOR ALL TO atelier_app, atelier_reader,
    atelier_owner USING (tenant_id = (SELECT app.current_tenant())) WITH CHECK (tenant_id = (SELECT
    app.current_tenant()));
REVOKE ALL ON app.approvals FROM PUBLIC;
GRANT SELECT ON app.approvals TO atelier_app, atelier_reader;
GRANT INSERT (tenant_id, id, execution_id, number, status, site_sha256, manifest, ordered_by,
    escalates_at, expires_at, decided_at, decided_by, review) ON app.approvals TO atelier_app;
GRANT UPDATE (status, decided_at, decided_by, review) ON app.approvals TO atelier_app;
CREATE FUNCTION app.approvals_move() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NEW.status <> OLD.status
        AND (OLD.status, NEW.status) NOT IN (('waiting', 'accepted'), ('waiting', 'expired'), ('waiting', 'rejected'), ('waiting', 'sent_back'))
    THEN
        RAISE EXCEPTION 'a move from % to % is not legal', OLD.status, NEW.status
            USING ERRCODE = '23514';
    END IF;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION app.approvals_move() FROM PUBLIC;
CREATE TRIGGER approvals_move BEFORE UPDATE OF status ON app.approvals
FOR EACH ROW EXECUTE FUNCTION app.approvals_move();
