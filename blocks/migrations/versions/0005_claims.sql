SET LOCAL lock_timeout = '2s';
SET LOCAL statement_timeout = '5min';
ALTER TABLE app.model_calls ADD COLUMN held_until TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL;
ALTER TABLE app.model_calls ADD COLUMN batch_id TEXT;
GRANT INSERT (held_until, batch_id), UPDATE (held_until, batch_id) ON app.model_calls TO atelier_app;
