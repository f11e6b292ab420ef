SET LOCAL lock_timeout = '2s';
SET LOCAL statement_timeout = '5min';
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
GRANT USAGE ON SCHEMA app TO atelier_app, atelier_reader, atelier_relay, atelier_authn;
CREATE TABLE app_private.seal_keys (
    key_id BIGINT CONSTRAINT seal_keys_pkey PRIMARY KEY,
    inner_pad BYTEA NOT NULL CHECK (length(inner_pad) = 64),
    outer_pad BYTEA NOT NULL CHECK (length(outer_pad) = 64),
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL
);

DO $do$ BEGIN
    IF to_regprocedure('pg_catalog.uuidv7()') IS NULL THEN
        -- PostgreSQL before 18: 48 bits of milliseconds, then what gen_random_uuid() drew.
        CREATE FUNCTION app.uuidv7() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE
        SET search_path = pg_catalog, pg_temp AS $$
            SELECT encode(set_byte(overlay(uuid_send(gen_random_uuid()) PLACING substring(
                int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3)
                FROM 1 FOR 6), 6,
                (get_byte(uuid_send(gen_random_uuid()), 6) & 15) | 112), 'hex')::uuid
        $$;
        GRANT EXECUTE ON FUNCTION app.uuidv7() TO atelier_app;
    END IF;
END $do$;
SET LOCAL search_path = app, pg_catalog;

CREATE TABLE app.tenants (
	id UUID DEFAULT uuidv7() NOT NULL, 
	slug TEXT NOT NULL, 
	name TEXT NOT NULL, 
	status TEXT DEFAULT 'active' NOT NULL, 
	settings JSONB DEFAULT '{}' NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	CONSTRAINT tenants_pkey PRIMARY KEY (id), 
	CONSTRAINT tenants_status_check CHECK (status IN ('active', 'suspended', 'erased')), 
	CONSTRAINT tenants_slug_check CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 80), 
	CONSTRAINT tenants_slug_key UNIQUE (slug)
);
CREATE TABLE app.audit_heads (
	tenant_id UUID NOT NULL, 
	seq BIGINT NOT NULL, 
	sha256 TEXT NOT NULL, 
	CONSTRAINT audit_heads_pkey PRIMARY KEY (tenant_id), 
	CONSTRAINT audit_heads_sha256_check CHECK (sha256 ~ '^[0-9a-f]{64}$'), 
	CONSTRAINT audit_heads_tenants_fkey FOREIGN KEY(tenant_id) REFERENCES app.tenants (id) ON DELETE CASCADE
);
CREATE TABLE app.audit_log (
	tenant_id UUID NOT NULL, 
	seq BIGINT NOT NULL, 
	at TEXT NOT NULL, 
	actor TEXT NOT NULL, 
	action TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	detail TEXT NOT NULL, 
	previous_sha256 TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	CONSTRAINT audit_log_pkey PRIMARY KEY (tenant_id, seq), 
	CONSTRAINT audit_log_sha256_check CHECK (sha256 ~ '^[0-9a-f]{64}$'), 
	CONSTRAINT audit_log_tenants_fkey FOREIGN KEY(tenant_id) REFERENCES app.tenants (id) ON DELETE CASCADE
);
CREATE TABLE app.blobs (
	tenant_id UUID NOT NULL, 
	sha256 TEXT NOT NULL, 
	size_bytes BIGINT NOT NULL, 
	body BYTEA, 
	stored_at TEXT, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	CONSTRAINT blobs_pkey PRIMARY KEY (tenant_id, sha256), 
	CONSTRAINT blobs_sha256_check CHECK (sha256 ~ '^[0-9a-f]{64}$'), 
	CONSTRAINT blobs_place_check CHECK ((body IS NULL) <> (stored_at IS NULL)), 
	CONSTRAINT blobs_size_check CHECK (body IS NULL OR length(body) = size_bytes), 
	CONSTRAINT blobs_room_check CHECK (size_bytes >= 0 AND (body IS NULL OR size_bytes <= 1048576)), 
	CONSTRAINT blobs_tenants_fkey FOREIGN KEY(tenant_id) REFERENCES app.tenants (id) ON DELETE CASCADE
);
CREATE TABLE app.events (
	tenant_id UUID NOT NULL, 
	seq BIGINT GENERATED ALWAYS AS IDENTITY, 
	kind TEXT NOT NULL, 
	subject_id UUID NOT NULL, 
	payload JSONB NOT NULL, 
	at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	xid xid8 DEFAULT pg_current_xact_id() NOT NULL, 
	CONSTRAINT events_pkey PRIMARY KEY (tenant_id, seq), 
	CONSTRAINT events_tenants_fkey FOREIGN KEY(tenant_id) REFERENCES app.tenants (id) ON DELETE CASCADE
);
CREATE INDEX events_commit_index ON app.events (xid, seq);
CREATE TABLE app.projects (
	tenant_id UUID NOT NULL, 
	id UUID DEFAULT uuidv7() NOT NULL, 
	name TEXT NOT NULL, 
	title TEXT NOT NULL, 
	status TEXT DEFAULT 'open' NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	CONSTRAINT projects_pkey PRIMARY KEY (tenant_id, id), 
	CONSTRAINT projects_tenant_id_name_key UNIQUE (tenant_id, name), 
	CONSTRAINT projects_status_check CHECK (status IN ('open', 'completed', 'archived')), 
	CONSTRAINT projects_tenants_fkey FOREIGN KEY(tenant_id) REFERENCES app.tenants (id) ON DELETE CASCADE
);
CREATE INDEX projects_newest_index ON app.projects (tenant_id, created_at DESC, id DESC);
CREATE TABLE app.results (
	tenant_id UUID NOT NULL, 
	key TEXT NOT NULL, 
	body BYTEA NOT NULL, 
	written_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	CONSTRAINT results_pkey PRIMARY KEY (tenant_id, key), 
	CONSTRAINT results_tenants_fkey FOREIGN KEY(tenant_id) REFERENCES app.tenants (id) ON DELETE CASCADE
);
CREATE TABLE app.users (
	tenant_id UUID NOT NULL, 
	id UUID DEFAULT uuidv7() NOT NULL, 
	email TEXT NOT NULL, 
	name TEXT NOT NULL, 
	role TEXT NOT NULL, 
	is_active BOOLEAN DEFAULT true NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	CONSTRAINT users_pkey PRIMARY KEY (tenant_id, id), 
	CONSTRAINT users_role_check CHECK (role IN ('owner', 'admin', 'member', 'viewer')), 
	CONSTRAINT users_tenants_fkey FOREIGN KEY(tenant_id) REFERENCES app.tenants (id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX users_email_key ON app.users (tenant_id, lower(email));
CREATE TABLE app.workflow_definitions (
	tenant_id UUID NOT NULL, 
	id UUID DEFAULT uuidv7() NOT NULL, 
	name TEXT NOT NULL, 
	version BIGINT NOT NULL, 
	definition JSONB NOT NULL, 
	sha256 TEXT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	CONSTRAINT workflow_definitions_pkey PRIMARY KEY (tenant_id, id), 
	CONSTRAINT workflow_definitions_tenant_id_name_version_key UNIQUE (tenant_id, name, version), 
	CONSTRAINT workflow_definitions_sha256_check CHECK (sha256 ~ '^[0-9a-f]{64}$'), 
	CONSTRAINT workflow_definitions_tenants_fkey FOREIGN KEY(tenant_id) REFERENCES app.tenants (id) ON DELETE CASCADE
);
CREATE TABLE app.api_keys (
	tenant_id UUID NOT NULL, 
	id UUID DEFAULT uuidv7() NOT NULL, 
	user_id UUID NOT NULL, 
	prefix TEXT NOT NULL, 
	key_sha256 TEXT NOT NULL, 
	scopes TEXT[] NOT NULL, 
	expires_at TIMESTAMP WITH TIME ZONE, 
	revoked_at TIMESTAMP WITH TIME ZONE, 
	last_used_at TIMESTAMP WITH TIME ZONE, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	CONSTRAINT api_keys_pkey PRIMARY KEY (tenant_id, id), 
	CONSTRAINT api_keys_users_fkey FOREIGN KEY(tenant_id, user_id) REFERENCES app.users (tenant_id, id) ON DELETE CASCADE, 
	CONSTRAINT api_keys_key_sha256_check CHECK (key_sha256 ~ '^[0-9a-f]{64}$'), 
	CONSTRAINT api_keys_key_sha256_key UNIQUE (key_sha256), 
	CONSTRAINT api_keys_tenants_fkey FOREIGN KEY(tenant_id) REFERENCES app.tenants (id) ON DELETE CASCADE
);
CREATE INDEX api_keys_user_index ON app.api_keys (tenant_id, user_id);
CREATE TABLE app.briefs (
	tenant_id UUID NOT NULL, 
	id UUID DEFAULT uuidv7() NOT NULL, 
	project_id UUID NOT NULL, 
	sha256 TEXT NOT NULL, 
	body JSONB NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	CONSTRAINT briefs_pkey PRIMARY KEY (tenant_id, id), 
	CONSTRAINT briefs_projects_fkey FOREIGN KEY(tenant_id, project_id) REFERENCES app.projects (tenant_id, id) ON DELETE CASCADE, 
	CONSTRAINT briefs_sha256_check CHECK (sha256 ~ '^[0-9a-f]{64}$'), 
	CONSTRAINT briefs_tenant_id_project_id_sha256_key UNIQUE (tenant_id, project_id, sha256), 
	CONSTRAINT briefs_tenants_fkey FOREIGN KEY(tenant_id) REFERENCES app.tenants (id) ON DELETE CASCADE
);
CREATE TABLE app.budgets (
	tenant_id UUID NOT NULL, 
	id UUID DEFAULT uuidv7() NOT NULL, 
	project_id UUID, 
	limit_usd NUMERIC(14, 8) NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	CONSTRAINT budgets_pkey PRIMARY KEY (tenant_id, id), 
	CONSTRAINT budgets_projects_fkey FOREIGN KEY(tenant_id, project_id) REFERENCES app.projects (tenant_id, id) ON DELETE CASCADE, 
	CONSTRAINT budgets_limit_usd_check CHECK (limit_usd >= 0), 
	CONSTRAINT budgets_tenants_fkey FOREIGN KEY(tenant_id) REFERENCES app.tenants (id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX budgets_scope_key ON app.budgets (tenant_id, project_id) NULLS NOT DISTINCT;
CREATE TABLE app.company_profiles (
	tenant_id UUID NOT NULL, 
	id UUID DEFAULT uuidv7() NOT NULL, 
	project_id UUID NOT NULL, 
	version BIGINT NOT NULL, 
	schema_version BIGINT DEFAULT '1' NOT NULL, 
	profile JSONB NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	CONSTRAINT company_profiles_pkey PRIMARY KEY (tenant_id, id), 
	CONSTRAINT company_profiles_projects_fkey FOREIGN KEY(tenant_id, project_id) REFERENCES app.projects (tenant_id, id) ON DELETE CASCADE, 
	CONSTRAINT company_profiles_tenant_id_project_id_version_key UNIQUE (tenant_id, project_id, version), 
	CONSTRAINT company_profiles_version_check CHECK (version >= 1), 
	CONSTRAINT company_profiles_tenants_fkey FOREIGN KEY(tenant_id) REFERENCES app.tenants (id) ON DELETE CASCADE
);
CREATE TABLE app.workflow_executions (
	tenant_id UUID NOT NULL, 
	id UUID DEFAULT uuidv7() NOT NULL, 
	project_id UUID NOT NULL, 
	definition_id UUID, 
	flow TEXT NOT NULL, 
	status TEXT DEFAULT 'pending' NOT NULL, 
	idempotency_key TEXT NOT NULL, 
	prefect_flow_run_id UUID, 
	started_at TIMESTAMP WITH TIME ZONE, 
	ended_at TIMESTAMP WITH TIME ZONE, 
	reason TEXT, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	CONSTRAINT workflow_executions_pkey PRIMARY KEY (tenant_id, id), 
	CONSTRAINT workflow_executions_projects_fkey FOREIGN KEY(tenant_id, project_id) REFERENCES app.projects (tenant_id, id) ON DELETE CASCADE, 
	CONSTRAINT workflow_executions_workflow_definitions_fkey FOREIGN KEY(tenant_id, definition_id) REFERENCES app.workflow_definitions (tenant_id, id) ON DELETE RESTRICT, 
	CONSTRAINT workflow_executions_tenant_id_idempotency_key_key UNIQUE (tenant_id, idempotency_key), 
	CONSTRAINT workflow_executions_status_check CHECK (status IN ('pending', 'running', 'completed', 'failed', 'cancelled')), 
	CONSTRAINT workflow_executions_tenants_fkey FOREIGN KEY(tenant_id) REFERENCES app.tenants (id) ON DELETE CASCADE
);
CREATE INDEX workflow_executions_definition_index ON app.workflow_executions (tenant_id, definition_id);
CREATE INDEX workflow_executions_project_index ON app.workflow_executions (tenant_id, project_id, created_at);
CREATE TABLE app.agent_executions (
	tenant_id UUID NOT NULL, 
	id UUID DEFAULT uuidv7() NOT NULL, 
	execution_id UUID NOT NULL, 
	agent TEXT NOT NULL, 
	item TEXT DEFAULT '' NOT NULL, 
	round BIGINT DEFAULT '0' NOT NULL, 
	attempt BIGINT DEFAULT '1' NOT NULL, 
	status TEXT DEFAULT 'pending' NOT NULL, 
	engine TEXT NOT NULL, 
	model TEXT, 
	content_key TEXT NOT NULL, 
	input_tokens BIGINT DEFAULT '0' NOT NULL, 
	output_tokens BIGINT DEFAULT '0' NOT NULL, 
	cache_read_tokens BIGINT DEFAULT '0' NOT NULL, 
	cache_write_tokens BIGINT DEFAULT '0' NOT NULL, 
	cost_usd NUMERIC(14, 8) DEFAULT '0' NOT NULL, 
	latency_ms BIGINT DEFAULT '0' NOT NULL, 
	is_cached BOOLEAN DEFAULT false NOT NULL, 
	reason TEXT, 
	output JSONB, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	CONSTRAINT agent_executions_pkey PRIMARY KEY (tenant_id, id), 
	CONSTRAINT agent_executions_workflow_executions_fkey FOREIGN KEY(tenant_id, execution_id) REFERENCES app.workflow_executions (tenant_id, id) ON DELETE CASCADE, 
	CONSTRAINT call UNIQUE (tenant_id, execution_id, agent, item, round, attempt), 
	CONSTRAINT agent_executions_status_check CHECK (status IN ('pending', 'running', 'completed', 'failed', 'retry')), 
	CONSTRAINT agent_executions_spent_check CHECK (cost_usd >= 0 AND latency_ms >= 0), 
	CONSTRAINT agent_executions_content_key_check CHECK (content_key ~ '^[0-9a-f]{64}$'), 
	CONSTRAINT agent_executions_tenants_fkey FOREIGN KEY(tenant_id) REFERENCES app.tenants (id) ON DELETE CASCADE
);
CREATE TABLE app.generated_assets (
	tenant_id UUID NOT NULL, 
	id UUID DEFAULT uuidv7() NOT NULL, 
	execution_id UUID NOT NULL, 
	path TEXT NOT NULL, 
	media_type TEXT NOT NULL, 
	size_bytes BIGINT NOT NULL, 
	sha256 TEXT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	CONSTRAINT generated_assets_pkey PRIMARY KEY (tenant_id, id), 
	CONSTRAINT generated_assets_workflow_executions_fkey FOREIGN KEY(tenant_id, execution_id) REFERENCES app.workflow_executions (tenant_id, id) ON DELETE CASCADE, 
	CONSTRAINT generated_assets_blobs_fkey FOREIGN KEY(tenant_id, sha256) REFERENCES app.blobs (tenant_id, sha256), 
	CONSTRAINT generated_assets_tenant_id_execution_id_path_key UNIQUE (tenant_id, execution_id, path), 
	CONSTRAINT generated_assets_tenants_fkey FOREIGN KEY(tenant_id) REFERENCES app.tenants (id) ON DELETE CASCADE
);
CREATE INDEX generated_assets_blob_index ON app.generated_assets (tenant_id, sha256);
CREATE TABLE app.quality_reports (
	tenant_id UUID NOT NULL, 
	id UUID DEFAULT uuidv7() NOT NULL, 
	execution_id UUID, 
	gate TEXT NOT NULL, 
	engine TEXT NOT NULL, 
	verdict TEXT NOT NULL, 
	results JSONB NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	CONSTRAINT quality_reports_pkey PRIMARY KEY (tenant_id, id), 
	CONSTRAINT quality_reports_workflow_executions_fkey FOREIGN KEY(tenant_id, execution_id) REFERENCES app.workflow_executions (tenant_id, id) ON DELETE CASCADE, 
	CONSTRAINT quality_reports_verdict_check CHECK (verdict IN ('pass', 'warn', 'fail')), 
	CONSTRAINT quality_reports_tenants_fkey FOREIGN KEY(tenant_id) REFERENCES app.tenants (id) ON DELETE CASCADE
);
CREATE INDEX quality_reports_execution_index ON app.quality_reports (tenant_id, execution_id);
CREATE TABLE app.releases (
	tenant_id UUID NOT NULL, 
	id UUID DEFAULT uuidv7() NOT NULL, 
	project_id UUID NOT NULL, 
	execution_id UUID NOT NULL, 
	number BIGINT NOT NULL, 
	site_sha256 TEXT NOT NULL, 
	manifest JSONB NOT NULL, 
	accepted BOOLEAN NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	CONSTRAINT releases_pkey PRIMARY KEY (tenant_id, id), 
	CONSTRAINT releases_projects_fkey FOREIGN KEY(tenant_id, project_id) REFERENCES app.projects (tenant_id, id) ON DELETE CASCADE, 
	CONSTRAINT releases_workflow_executions_fkey FOREIGN KEY(tenant_id, execution_id) REFERENCES app.workflow_executions (tenant_id, id) ON DELETE CASCADE, 
	CONSTRAINT releases_tenant_id_project_id_number_key UNIQUE (tenant_id, project_id, number), 
	CONSTRAINT releases_site_sha256_check CHECK (site_sha256 ~ '^[0-9a-f]{64}$'), 
	CONSTRAINT releases_tenants_fkey FOREIGN KEY(tenant_id) REFERENCES app.tenants (id) ON DELETE CASCADE
);
CREATE INDEX releases_execution_index ON app.releases (tenant_id, execution_id);
CREATE TABLE app.spend (
	tenant_id UUID NOT NULL, 
	id UUID DEFAULT uuidv7() NOT NULL, 
	execution_id UUID NOT NULL, 
	idempotency_key TEXT NOT NULL, 
	reserved_usd NUMERIC(14, 8) NOT NULL, 
	spent_usd NUMERIC(14, 8), 
	settled_at TIMESTAMP WITH TIME ZONE, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	CONSTRAINT spend_pkey PRIMARY KEY (tenant_id, id), 
	CONSTRAINT spend_workflow_executions_fkey FOREIGN KEY(tenant_id, execution_id) REFERENCES app.workflow_executions (tenant_id, id) ON DELETE CASCADE, 
	CONSTRAINT spend_tenant_id_idempotency_key_key UNIQUE (tenant_id, idempotency_key), 
	CONSTRAINT spend_amounts_check CHECK (reserved_usd >= 0 AND spent_usd >= 0), 
	CONSTRAINT spend_tenants_fkey FOREIGN KEY(tenant_id) REFERENCES app.tenants (id) ON DELETE CASCADE
);
CREATE INDEX spend_execution_index ON app.spend (tenant_id, execution_id);
CREATE TABLE app.website_evaluations (
	tenant_id UUID NOT NULL, 
	id UUID DEFAULT uuidv7() NOT NULL, 
	execution_id UUID NOT NULL, 
	round BIGINT NOT NULL, 
	dimension TEXT NOT NULL, 
	status TEXT NOT NULL, 
	score DOUBLE PRECISION, 
	letter TEXT, 
	gate TEXT NOT NULL, 
	engines JSONB NOT NULL, 
	findings JSONB NOT NULL, 
	site_sha256 TEXT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	CONSTRAINT website_evaluations_pkey PRIMARY KEY (tenant_id, id), 
	CONSTRAINT website_evaluations_workflow_executions_fkey FOREIGN KEY(tenant_id, execution_id) REFERENCES app.workflow_executions (tenant_id, id) ON DELETE CASCADE, 
	CONSTRAINT website_evaluations_tenant_id_execution_id_round_dimension_key UNIQUE (tenant_id, execution_id, round, dimension), 
	CONSTRAINT website_evaluations_dimension_check CHECK (dimension IN ('performance', 'seo', 'accessibility', 'code', 'content')), 
	CONSTRAINT website_evaluations_status_check CHECK (status IN ('scored', 'partial', 'not_run')), 
	CONSTRAINT website_evaluations_gate_check CHECK (gate IN ('pass', 'fail')), 
	CONSTRAINT website_evaluations_score_check CHECK (score BETWEEN 0 AND 1), 
	CONSTRAINT website_evaluations_measured_check CHECK (score IS NOT NULL OR gate = 'fail'), 
	CONSTRAINT website_evaluations_tenants_fkey FOREIGN KEY(tenant_id) REFERENCES app.tenants (id) ON DELETE CASCADE
);
ALTER TABLE app.blobs ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE FUNCTION app.current_tenant() RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    sealed CONSTANT text := current_setting('app.tenant', true);
    part text[];
    pads record;
BEGIN
    IF sealed IS NULL OR sealed = '' THEN
        RETURN NULL;
    END IF;
    part := string_to_array(sealed, '.');
    IF array_length(part, 1) = 4 AND part[2] ~ '^[0-9]{1,6}$' AND part[3] ~ '^[0-9]{1,12}$' THEN
        SELECT inner_pad, outer_pad INTO pads
        FROM app_private.seal_keys WHERE key_id = part[2]::bigint;
        IF FOUND
            AND part[3]::bigint > extract(epoch FROM clock_timestamp())
            AND part[4] = encode(sha256(pads.outer_pad || sha256(pads.inner_pad || convert_to(
                part[1] || '.' || part[2] || '.' || part[3], 'UTF8'))), 'hex')
        THEN
            RETURN part[1]::uuid;
        END IF;
    END IF;
    RAISE EXCEPTION 'the tenant context is not sealed, or its seal has run out'
        USING ERRCODE = '42501';
END $$;
REVOKE ALL ON FUNCTION app.current_tenant() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.current_tenant() TO atelier_app, atelier_reader, atelier_owner;

ALTER TABLE app.tenants ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON app.tenants FOR ALL TO atelier_app, atelier_reader, atelier_owner USING (id = (SELECT app.current_tenant())) WITH CHECK (id = (SELECT app.current_tenant()));
CREATE POLICY tenant_floor ON app.tenants AS RESTRICTIVE FOR ALL TO atelier_app, atelier_reader, atelier_owner USING (id = (SELECT app.current_tenant())) WITH CHECK (id = (SELECT app.current_tenant()));
REVOKE ALL ON app.tenants FROM PUBLIC;
GRANT SELECT ON app.tenants TO atelier_app, atelier_reader;
GRANT INSERT (id, slug, name, status, settings) ON app.tenants TO atelier_app;
GRANT UPDATE (name, settings, status) ON app.tenants TO atelier_app;
ALTER TABLE app.audit_heads ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON app.audit_heads FOR ALL TO atelier_app, atelier_reader, atelier_owner USING (tenant_id = (SELECT app.current_tenant())) WITH CHECK (tenant_id = (SELECT app.current_tenant()));
CREATE POLICY tenant_floor ON app.audit_heads AS RESTRICTIVE FOR ALL TO atelier_app, atelier_reader, atelier_owner USING (tenant_id = (SELECT app.current_tenant())) WITH CHECK (tenant_id = (SELECT app.current_tenant()));
REVOKE ALL ON app.audit_heads FROM PUBLIC;
GRANT SELECT ON app.audit_heads TO atelier_app, atelier_reader;
ALTER TABLE app.audit_log ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON app.audit_log FOR ALL TO atelier_app, atelier_reader, atelier_owner USING (tenant_id = (SELECT app.current_tenant())) WITH CHECK (tenant_id = (SELECT app.current_tenant()));
CREATE POLICY tenant_floor ON app.audit_log AS RESTRICTIVE FOR ALL TO atelier_app, atelier_reader, atelier_owner USING (tenant_id = (SELECT app.current_tenant())) WITH CHECK (tenant_id = (SELECT app.current_tenant()));
REVOKE ALL ON app.audit_log FROM PUBLIC;
GRANT SELECT ON app.audit_log TO atelier_app, atelier_reader;
GRANT INSERT (tenant_id, actor, action, subject, detail) ON app.audit_log TO atelier_app;
ALTER TABLE app.blobs ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON app.blobs FOR ALL TO atelier_app, atelier_reader, atelier_owner USING (tenant_id = (SELECT app.current_tenant())) WITH CHECK (tenant_id = (SELECT app.current_tenant()));
CREATE POLICY tenant_floor ON app.blobs AS RESTRICTIVE FOR ALL TO atelier_app, atelier_reader, atelier_owner USING (tenant_id = (SELECT app.current_tenant())) WITH CHECK (tenant_id = (SELECT app.current_tenant()));
REVOKE ALL ON app.blobs FROM PUBLIC;
GRANT SELECT ON app.blobs TO atelier_app, atelier_reader;
GRANT INSERT (tenant_id, sha256, size_bytes, body, stored_at) ON app.blobs TO atelier_app;
GRANT DELETE ON app.blobs TO atelier_app;
ALTER TABLE app.events ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON app.events FOR ALL TO atelier_app, atelier_reader, atelier_owner USING (tenant_id = (SELECT app.current_tenant())) WITH CHECK (tenant_id = (SELECT app.current_tenant()));
CREATE POLICY tenant_floor ON app.events AS RESTRICTIVE FOR ALL TO atelier_app, atelier_reader, atelier_owner USING (tenant_id = (SELECT app.current_tenant())) WITH CHECK (tenant_id = (SELECT app.current_tenant()));
REVOKE ALL ON app.events FROM PUBLIC;
GRANT SELECT ON app.events TO atelier_app, atelier_reader;
GRANT INSERT (tenant_id, kind, subject_id, payload) ON app.events TO atelier_app;
ALTER TABLE app.projects ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON app.projects FOR ALL TO atelier_app, atelier_reader, atelier_owner USING (tenant_id = (SELECT app.current_tenant())) WITH CHECK (tenant_id = (SELECT app.current_tenant()));
CREATE POLICY tenant_floor ON app.projects AS RESTRICTIVE FOR ALL TO atelier_app, atelier_reader, atelier_owner USING (tenant_id = (SELECT app.current_tenant())) WITH CHECK (tenant_id = (SELECT app.current_tenant()));
REVOKE ALL ON app.projects FROM PUBLIC;
GRANT SELECT ON app.projects TO atelier_app, atelier_reader;
GRANT INSERT (tenant_id, id, name, title, status) ON app.projects TO atelier_app;
GRANT UPDATE (title, status) ON app.projects TO atelier_app;
ALTER TABLE app.results ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON app.results FOR ALL TO atelier_app, atelier_reader, atelier_owner USING (tenant_id = (SELECT app.current_tenant())) WITH CHECK (tenant_id = (SELECT app.current_tenant()));
CREATE POLICY tenant_floor ON app.results AS RESTRICTIVE FOR ALL TO atelier_app, atelier_reader, atelier_owner USING (tenant_id = (SELECT app.current_tenant())) WITH CHECK (tenant_id = (SELECT app.current_tenant()));
REVOKE ALL ON app.results FROM PUBLIC;
GRANT SELECT ON app.results TO atelier_app, atelier_reader;
GRANT INSERT (tenant_id, key, body, written_at) ON app.results TO atelier_app;
GRANT UPDATE (body, written_at) ON app.results TO atelier_app;
GRANT DELETE ON app.results TO atelier_app;
ALTER TABLE app.users ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON app.users FOR ALL TO atelier_app, atelier_reader, atelier_owner USING (tenant_id = (SELECT app.current_tenant())) WITH CHECK (tenant_id = (SELECT app.current_tenant()));
CREATE POLICY tenant_floor ON app.users AS RESTRICTIVE FOR ALL TO atelier_app, atelier_reader, atelier_owner USING (tenant_id = (SELECT app.current_tenant())) WITH CHECK (tenant_id = (SELECT app.current_tenant()));
REVOKE ALL ON app.users FROM PUBLIC;
GRANT SELECT ON app.users TO atelier_app, atelier_reader;
GRANT INSERT (tenant_id, id, email, name, role, is_active) ON app.users TO atelier_app;
GRANT UPDATE (name, role, is_active) ON app.users TO atelier_app;
ALTER TABLE app.workflow_definitions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON app.workflow_definitions FOR ALL TO atelier_app, atelier_reader, atelier_owner USING (tenant_id = (SELECT app.current_tenant())) WITH CHECK (tenant_id = (SELECT app.current_tenant()));
CREATE POLICY tenant_floor ON app.workflow_definitions AS RESTRICTIVE FOR ALL TO atelier_app, atelier_reader, atelier_owner USING (tenant_id = (SELECT app.current_tenant())) WITH CHECK (tenant_id = (SELECT app.current_tenant()));
REVOKE ALL ON app.workflow_definitions FROM PUBLIC;
GRANT SELECT ON app.workflow_definitions TO atelier_app, atelier_reader;
GRANT INSERT (tenant_id, id, name, version, definition, sha256) ON app.workflow_definitions TO atelier_app;
ALTER TABLE app.api_keys ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON app.api_keys FOR ALL TO atelier_app, atelier_reader, atelier_owner USING (tenant_id = (SELECT app.current_tenant())) WITH CHECK (tenant_id = (SELECT app.current_tenant()));
CREATE POLICY tenant_floor ON app.api_keys AS RESTRICTIVE FOR ALL TO atelier_app, atelier_reader, atelier_owner USING (tenant_id = (SELECT app.current_tenant())) WITH CHECK (tenant_id = (SELECT app.current_tenant()));
REVOKE ALL ON app.api_keys FROM PUBLIC;
GRANT SELECT ON app.api_keys TO atelier_app, atelier_reader;
GRANT INSERT (tenant_id, id, user_id, prefix, key_sha256, scopes, expires_at, revoked_at, last_used_at) ON app.api_keys TO atelier_app;
GRANT UPDATE (revoked_at, last_used_at) ON app.api_keys TO atelier_app;
ALTER TABLE app.briefs ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON app.briefs FOR ALL TO atelier_app, atelier_reader, atelier_owner USING (tenant_id = (SELECT app.current_tenant())) WITH CHECK (tenant_id = (SELECT app.current_tenant()));
CREATE POLICY tenant_floor ON app.briefs AS RESTRICTIVE FOR ALL TO atelier_app, atelier_reader, atelier_owner USING (tenant_id = (SELECT app.current_tenant())) WITH CHECK (tenant_id = (SELECT app.current_tenant()));
REVOKE ALL ON app.briefs FROM PUBLIC;
GRANT SELECT ON app.briefs TO atelier_app, atelier_reader;
GRANT INSERT (tenant_id, id, project_id, sha256, body) ON app.briefs TO atelier_app;
ALTER TABLE app.budgets ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON app.budgets FOR ALL TO atelier_app, atelier_reader, atelier_owner USING (tenant_id = (SELECT app.current_tenant())) WITH CHECK (tenant_id = (SELECT app.current_tenant()));
CREATE POLICY tenant_floor ON app.budgets AS RESTRICTIVE FOR ALL TO atelier_app, atelier_reader, atelier_owner USING (tenant_id = (SELECT app.current_tenant())) WITH CHECK (tenant_id = (SELECT app.current_tenant()));
REVOKE ALL ON app.budgets FROM PUBLIC;
GRANT SELECT ON app.budgets TO atelier_app, atelier_reader;
GRANT INSERT (tenant_id, id, project_id, limit_usd) ON app.budgets TO atelier_app;
GRANT UPDATE (limit_usd) ON app.budgets TO atelier_app;
GRANT DELETE ON app.budgets TO atelier_app;
ALTER TABLE app.company_profiles ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON app.company_profiles FOR ALL TO atelier_app, atelier_reader, atelier_owner USING (tenant_id = (SELECT app.current_tenant())) WITH CHECK (tenant_id = (SELECT app.current_tenant()));
CREATE POLICY tenant_floor ON app.company_profiles AS RESTRICTIVE FOR ALL TO atelier_app, atelier_reader, atelier_owner USING (tenant_id = (SELECT app.current_tenant())) WITH CHECK (tenant_id = (SELECT app.current_tenant()));
REVOKE ALL ON app.company_profiles FROM PUBLIC;
GRANT SELECT ON app.company_profiles TO atelier_app, atelier_reader;
GRANT INSERT (tenant_id, id, project_id, version, schema_version, profile) ON app.company_profiles TO atelier_app;
ALTER TABLE app.workflow_executions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON app.workflow_executions FOR ALL TO atelier_app, atelier_reader, atelier_owner USING (tenant_id = (SELECT app.current_tenant())) WITH CHECK (tenant_id = (SELECT app.current_tenant()));
CREATE POLICY tenant_floor ON app.workflow_executions AS RESTRICTIVE FOR ALL TO atelier_app, atelier_reader, atelier_owner USING (tenant_id = (SELECT app.current_tenant())) WITH CHECK (tenant_id = (SELECT app.current_tenant()));
REVOKE ALL ON app.workflow_executions FROM PUBLIC;
GRANT SELECT ON app.workflow_executions TO atelier_app, atelier_reader;
GRANT INSERT (tenant_id, id, project_id, definition_id, flow, status, idempotency_key, prefect_flow_run_id, started_at, ended_at, reason) ON app.workflow_executions TO atelier_app;
GRANT UPDATE (status, prefect_flow_run_id, started_at, ended_at, reason) ON app.workflow_executions TO atelier_app;
ALTER TABLE app.agent_executions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON app.agent_executions FOR ALL TO atelier_app, atelier_reader, atelier_owner USING (tenant_id = (SELECT app.current_tenant())) WITH CHECK (tenant_id = (SELECT app.current_tenant()));
CREATE POLICY tenant_floor ON app.agent_executions AS RESTRICTIVE FOR ALL TO atelier_app, atelier_reader, atelier_owner USING (tenant_id = (SELECT app.current_tenant())) WITH CHECK (tenant_id = (SELECT app.current_tenant()));
REVOKE ALL ON app.agent_executions FROM PUBLIC;
GRANT SELECT ON app.agent_executions TO atelier_app, atelier_reader;
GRANT INSERT (tenant_id, id, execution_id, agent, item, round, attempt, status, engine, model, content_key, input_tokens, output_tokens, cache_read_tokens, cache_write_tokens, cost_usd, latency_ms, is_cached, reason, output) ON app.agent_executions TO atelier_app;
GRANT UPDATE (status, input_tokens, output_tokens, cache_read_tokens, cache_write_tokens, cost_usd, latency_ms, is_cached, reason, output) ON app.agent_executions TO atelier_app;
ALTER TABLE app.generated_assets ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON app.generated_assets FOR ALL TO atelier_app, atelier_reader, atelier_owner USING (tenant_id = (SELECT app.current_tenant())) WITH CHECK (tenant_id = (SELECT app.current_tenant()));
CREATE POLICY tenant_floor ON app.generated_assets AS RESTRICTIVE FOR ALL TO atelier_app, atelier_reader, atelier_owner USING (tenant_id = (SELECT app.current_tenant())) WITH CHECK (tenant_id = (SELECT app.current_tenant()));
REVOKE ALL ON app.generated_assets FROM PUBLIC;
GRANT SELECT ON app.generated_assets TO atelier_app, atelier_reader;
GRANT INSERT (tenant_id, id, execution_id, path, media_type, size_bytes, sha256) ON app.generated_assets TO atelier_app;
ALTER TABLE app.quality_reports ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON app.quality_reports FOR ALL TO atelier_app, atelier_reader, atelier_owner USING (tenant_id = (SELECT app.current_tenant())) WITH CHECK (tenant_id = (SELECT app.current_tenant()));
CREATE POLICY tenant_floor ON app.quality_reports AS RESTRICTIVE FOR ALL TO atelier_app, atelier_reader, atelier_owner USING (tenant_id = (SELECT app.current_tenant())) WITH CHECK (tenant_id = (SELECT app.current_tenant()));
REVOKE ALL ON app.quality_reports FROM PUBLIC;
GRANT SELECT ON app.quality_reports TO atelier_app, atelier_reader;
GRANT INSERT (tenant_id, id, execution_id, gate, engine, verdict, results) ON app.quality_reports TO atelier_app;
ALTER TABLE app.releases ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON app.releases FOR ALL TO atelier_app, atelier_reader, atelier_owner USING (tenant_id = (SELECT app.current_tenant())) WITH CHECK (tenant_id = (SELECT app.current_tenant()));
CREATE POLICY tenant_floor ON app.releases AS RESTRICTIVE FOR ALL TO atelier_app, atelier_reader, atelier_owner USING (tenant_id = (SELECT app.current_tenant())) WITH CHECK (tenant_id = (SELECT app.current_tenant()));
REVOKE ALL ON app.releases FROM PUBLIC;
GRANT SELECT ON app.releases TO atelier_app, atelier_reader;
GRANT INSERT (tenant_id, id, project_id, execution_id, number, site_sha256, manifest, accepted) ON app.releases TO atelier_app;
ALTER TABLE app.spend ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON app.spend FOR ALL TO atelier_app, atelier_reader, atelier_owner USING (tenant_id = (SELECT app.current_tenant())) WITH CHECK (tenant_id = (SELECT app.current_tenant()));
CREATE POLICY tenant_floor ON app.spend AS RESTRICTIVE FOR ALL TO atelier_app, atelier_reader, atelier_owner USING (tenant_id = (SELECT app.current_tenant())) WITH CHECK (tenant_id = (SELECT app.current_tenant()));
REVOKE ALL ON app.spend FROM PUBLIC;
GRANT SELECT ON app.spend TO atelier_app, atelier_reader;
GRANT INSERT (tenant_id, id, execution_id, idempotency_key, reserved_usd, spent_usd, settled_at) ON app.spend TO atelier_app;
GRANT UPDATE (spent_usd, settled_at) ON app.spend TO atelier_app;
ALTER TABLE app.website_evaluations ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON app.website_evaluations FOR ALL TO atelier_app, atelier_reader, atelier_owner USING (tenant_id = (SELECT app.current_tenant())) WITH CHECK (tenant_id = (SELECT app.current_tenant()));
CREATE POLICY tenant_floor ON app.website_evaluations AS RESTRICTIVE FOR ALL TO atelier_app, atelier_reader, atelier_owner USING (tenant_id = (SELECT app.current_tenant())) WITH CHECK (tenant_id = (SELECT app.current_tenant()));
REVOKE ALL ON app.website_evaluations FROM PUBLIC;
GRANT SELECT ON app.website_evaluations TO atelier_app, atelier_reader;
GRANT INSERT (tenant_id, id, execution_id, round, dimension, status, score, letter, gate, engines, findings, site_sha256) ON app.website_evaluations TO atelier_app;
GRANT CREATE ON SCHEMA app TO atelier_authn;
CREATE FUNCTION app.resolve_tenant(wanted text) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT id FROM app.tenants WHERE slug = wanted AND status = 'active'
$$;
CREATE FUNCTION app.resolve_api_key(hashed text)
RETURNS TABLE (tenant_id uuid, user_id uuid, key_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT k.tenant_id, k.user_id, k.id FROM app.api_keys AS k
    JOIN app.users AS u ON (u.tenant_id, u.id) = (k.tenant_id, k.user_id) AND u.is_active
    JOIN app.tenants AS t ON t.id = k.tenant_id AND t.status = 'active'
    WHERE k.key_sha256 = hashed AND k.revoked_at IS NULL
        AND (k.expires_at IS NULL OR k.expires_at > now())
$$;
REVOKE ALL ON FUNCTION app.resolve_tenant(text), app.resolve_api_key(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.resolve_tenant(text), app.resolve_api_key(text) TO atelier_app;
ALTER FUNCTION app.resolve_tenant(text) OWNER TO atelier_authn;
ALTER FUNCTION app.resolve_api_key(text) OWNER TO atelier_authn;
REVOKE CREATE ON SCHEMA app FROM atelier_authn;
GRANT SELECT (id, slug, status) ON app.tenants TO atelier_authn;
GRANT SELECT (tenant_id, id, user_id, key_sha256, expires_at, revoked_at) ON app.api_keys
TO atelier_authn;
GRANT SELECT (tenant_id, id, is_active) ON app.users TO atelier_authn;
CREATE POLICY authn_finds ON app.users FOR SELECT TO atelier_authn USING (true);
CREATE POLICY authn_finds ON app.tenants FOR SELECT TO atelier_authn USING (true);
CREATE POLICY authn_finds ON app.api_keys FOR SELECT TO atelier_authn USING (true);
GRANT SELECT ON app.events TO atelier_relay;
CREATE POLICY relay_reads ON app.events FOR SELECT TO atelier_relay USING (true);

CREATE FUNCTION app.seal_audit_entry() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    head record;
BEGIN
    IF NEW.tenant_id IS DISTINCT FROM app.current_tenant() THEN
        RAISE EXCEPTION 'an audit entry of another tenant' USING ERRCODE = '42501';
    END IF;
    INSERT INTO app.audit_heads (tenant_id, seq, sha256)
    VALUES (NEW.tenant_id, 0, '0000000000000000000000000000000000000000000000000000000000000000') ON CONFLICT DO NOTHING;
    SELECT seq, sha256 INTO head FROM app.audit_heads WHERE tenant_id = NEW.tenant_id FOR UPDATE;
    NEW.seq := head.seq + 1;
    NEW.at := to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
    NEW.previous_sha256 := head.sha256;
    NEW.sha256 := encode(sha256(
        convert_to(octet_length(convert_to(NEW.tenant_id::text, 'UTF8')) || ':' || NEW.tenant_id::text, 'UTF8') ||
        convert_to(octet_length(convert_to(NEW.seq::text, 'UTF8')) || ':' || NEW.seq::text, 'UTF8') ||
        convert_to(octet_length(convert_to(NEW.at::text, 'UTF8')) || ':' || NEW.at::text, 'UTF8') ||
        convert_to(octet_length(convert_to(NEW.actor::text, 'UTF8')) || ':' || NEW.actor::text, 'UTF8') ||
        convert_to(octet_length(convert_to(NEW.action::text, 'UTF8')) || ':' || NEW.action::text, 'UTF8') ||
        convert_to(octet_length(convert_to(NEW.subject::text, 'UTF8')) || ':' || NEW.subject::text, 'UTF8') ||
        convert_to(octet_length(convert_to(NEW.detail::text, 'UTF8')) || ':' || NEW.detail::text, 'UTF8') ||
        convert_to(octet_length(convert_to(NEW.previous_sha256::text, 'UTF8')) || ':' || NEW.previous_sha256::text, 'UTF8')
    ), 'hex');
    UPDATE app.audit_heads SET seq = NEW.seq, sha256 = NEW.sha256 WHERE tenant_id = NEW.tenant_id;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION app.seal_audit_entry() FROM PUBLIC;
CREATE TRIGGER audit_log_seal BEFORE INSERT ON app.audit_log
FOR EACH ROW EXECUTE FUNCTION app.seal_audit_entry();

CREATE FUNCTION app.agent_executions_move() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NEW.status <> OLD.status
        AND (OLD.status, NEW.status) NOT IN (('pending', 'failed'), ('pending', 'running'), ('running', 'completed'), ('running', 'failed'), ('running', 'retry'), ('retry', 'failed'), ('retry', 'running'))
    THEN
        RAISE EXCEPTION 'a move from % to % is not legal', OLD.status, NEW.status
            USING ERRCODE = '23514';
    END IF;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION app.agent_executions_move() FROM PUBLIC;
CREATE TRIGGER agent_executions_move BEFORE UPDATE OF status ON app.agent_executions
FOR EACH ROW EXECUTE FUNCTION app.agent_executions_move();

CREATE FUNCTION app.workflow_executions_move() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NEW.status <> OLD.status
        AND (OLD.status, NEW.status) NOT IN (('pending', 'cancelled'), ('pending', 'failed'), ('pending', 'running'), ('running', 'cancelled'), ('running', 'completed'), ('running', 'failed'))
    THEN
        RAISE EXCEPTION 'a move from % to % is not legal', OLD.status, NEW.status
            USING ERRCODE = '23514';
    END IF;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION app.workflow_executions_move() FROM PUBLIC;
CREATE TRIGGER workflow_executions_move BEFORE UPDATE OF status ON app.workflow_executions
FOR EACH ROW EXECUTE FUNCTION app.workflow_executions_move();
