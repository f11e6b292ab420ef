SET LOCAL lock_timeout = '2s';
SET LOCAL statement_timeout = '5min';
-- Nothing was ever written to it; `model_calls` holds what it was for.
-- squawk-ignore ban-drop-table
DROP TABLE app.spend;
CREATE TABLE app.model_calls (
    tenant_id UUID NOT NULL,
    key TEXT NOT NULL,
    attempt BIGINT NOT NULL,
    execution_id UUID,
    agent TEXT NOT NULL,
    content_key TEXT NOT NULL,
    provider TEXT NOT NULL,
    model TEXT NOT NULL,
    served_model TEXT,
    status TEXT DEFAULT 'reserved' NOT NULL,
    reserved_usd NUMERIC(14, 8) NOT NULL,
    cost_usd NUMERIC(14, 8),
    input_tokens BIGINT DEFAULT '0' NOT NULL,
    output_tokens BIGINT DEFAULT '0' NOT NULL,
    cache_read_tokens BIGINT DEFAULT '0' NOT NULL,
    cache_write_tokens BIGINT DEFAULT '0' NOT NULL,
    cache_write_1h_tokens BIGINT DEFAULT '0' NOT NULL,
    request_id TEXT,
    stop TEXT,
    text TEXT,
    latency_ms BIGINT DEFAULT '0' NOT NULL,
    reason TEXT,
    dropped JSONB,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    ended_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT model_calls_pkey PRIMARY KEY (tenant_id, key, attempt),
    CONSTRAINT model_calls_workflow_executions_fkey FOREIGN KEY(tenant_id, execution_id) REFERENCES
        app.workflow_executions (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT model_calls_status_check CHECK (status IN ('answered', 'reserved', 'failed')),
    CONSTRAINT model_calls_stop_check CHECK (stop IN ('end', 'length', 'refused')),
    CONSTRAINT model_calls_key_check CHECK (key ~ '^[0-9a-f]{64}$'),
    CONSTRAINT model_calls_content_key_check CHECK (content_key ~ '^[0-9a-f]{64}$'),
    CONSTRAINT model_calls_amounts_check CHECK (reserved_usd >= 0 AND cost_usd >= 0),
    CONSTRAINT model_calls_settled_check CHECK ((status = 'reserved') = (cost_usd IS NULL)),
    CONSTRAINT model_calls_answer_check CHECK (status <> 'answered' OR text IS NOT NULL),
    CONSTRAINT model_calls_tenants_fkey FOREIGN KEY(tenant_id) REFERENCES app.tenants (id) ON DELETE
        CASCADE
);
CREATE INDEX model_calls_execution_index ON app.model_calls (tenant_id, execution_id);
CREATE INDEX model_calls_month_index ON app.model_calls (tenant_id, created_at);
CREATE INDEX model_calls_open_index ON app.model_calls (tenant_id) WHERE status = 'reserved';
ALTER TABLE app.model_calls ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON app.model_calls FOR ALL TO atelier_app, atelier_reader, atelier_owner
    USING (tenant_id = (SELECT app.current_tenant())) WITH CHECK (tenant_id = (SELECT
    app.current_tenant()));
CREATE POLICY tenant_floor ON app.model_calls AS RESTRICTIVE FOR ALL TO atelier_app, atelier_reader,
    atelier_owner USING (tenant_id = (SELECT app.current_tenant())) WITH CHECK (tenant_id = (SELECT
    app.current_tenant()));
REVOKE ALL ON app.model_calls FROM PUBLIC;
GRANT SELECT ON app.model_calls TO atelier_app, atelier_reader;
GRANT INSERT (tenant_id, key, attempt, execution_id, agent, content_key, provider, model,
    served_model, status, reserved_usd, cost_usd, input_tokens, output_tokens, cache_read_tokens,
    cache_write_tokens, cache_write_1h_tokens, request_id, stop, text, latency_ms, reason, dropped,
    ended_at) ON app.model_calls TO atelier_app;
GRANT UPDATE (status, cost_usd, input_tokens, output_tokens, cache_read_tokens, cache_write_tokens,
    cache_write_1h_tokens, request_id, stop, served_model, text, latency_ms, reason, dropped,
    ended_at) ON app.model_calls TO atelier_app;
