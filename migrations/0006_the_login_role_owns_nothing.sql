-- The role that every connection of the application starts as (server/src/platform/db/app-pool.ts): hub_app owns
-- nothing and inherits nothing. It reads what is needed before anybody is known, and for each transaction becomes one of
-- the three roles of 0001. A login role is let in by being made a member of it (npm run hub -- migrate does that).
DO $$
DECLARE
	can_become text := CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END;
	role_name text;
BEGIN
	BEGIN
		CREATE ROLE hub_app NOLOGIN NOINHERIT;
	EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- roles belong to the whole server
	END;
	IF NOT pg_has_role(current_user, 'hub_app', can_become) THEN
		GRANT hub_app TO CURRENT_USER;
	END IF;
	FOREACH role_name IN ARRAY ARRAY['hub_family', 'hub_staff', 'hub_system'] LOOP
		IF NOT pg_has_role('hub_app', role_name, can_become) THEN
			EXECUTE format('GRANT %I TO hub_app', role_name);
		END IF;
	END LOOP;
END $$;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public, drizzle TO hub_app;
--> statement-breakpoint
-- Whether the database is at this version.
GRANT SELECT ON drizzle.__drizzle_migrations TO hub_app;
--> statement-breakpoint
-- The keys of the hub, read once at start; whose session or token it is that comes with a request.
GRANT SELECT ON hub_secrets, sessions, service_tokens TO hub_app;
--> statement-breakpoint
GRANT SELECT (id, is_active) ON staff_members TO hub_app;
--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
	FOREACH t IN ARRAY ARRAY['hub_secrets', 'sessions', 'service_tokens', 'staff_members'] LOOP
		EXECUTE format('CREATE POLICY app_reads ON %I FOR SELECT TO hub_app USING (true)', t);
	END LOOP;
END $$;
--> statement-breakpoint
-- Whose children are locked is asked in the message that opens a transaction, also where no session turned out to live.
GRANT EXECUTE ON FUNCTION locked_children(uuid), cases_of(uuid[]), people_only_on(uuid[]) TO hub_app;
--> statement-breakpoint
-- What runs with the owner's rights must find the hub's own tables, never a temporary one that its caller made.
DO $$
DECLARE f regprocedure;
BEGIN
	FOR f IN SELECT p.oid FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef LOOP
		EXECUTE format('ALTER FUNCTION %s SET search_path = public, pg_temp', f);
	END LOOP;
END $$;
--> statement-breakpoint
-- And each is called by those alone who need it (the functions of 0005 say so there).
REVOKE EXECUTE ON FUNCTION next_reference(text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION next_reference(text) TO hub_family, hub_staff, hub_system;
--> statement-breakpoint
-- A database that was read in from a dump counts its transactions from the new server's own number, below those that the
-- seals of the audit go by: new entries would seem to have been slipped in among old ones. Called at every migration, by
-- the owner, this uses numbers up until they are past all that were given (some 100,000 a second; nothing elsewhere).
CREATE PROCEDURE continue_transaction_numbers() LANGUAGE plpgsql AS $$
DECLARE
	given xid8 := (SELECT greatest((SELECT s.before_txid FROM public.audit_seals s ORDER BY s.before_txid DESC LIMIT 1),
		(SELECT e.txid FROM public.audit_entries e ORDER BY e.txid DESC LIMIT 1)));
BEGIN
	WHILE pg_snapshot_xmax(pg_current_snapshot()) < given LOOP
		PERFORM pg_current_xact_id();
		COMMIT;
	END LOOP;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON PROCEDURE continue_transaction_numbers() FROM PUBLIC;
