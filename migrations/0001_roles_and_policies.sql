-- Who may touch what, in the database itself. The login role owns the tables; every transaction of the
-- application first becomes one of these three roles, which own nothing and can't leave row-level security:
--   hub_family  a signed-in family member (app.person) on a day (app.today): own rows only
--   hub_staff   a signed-in staff member or a service token
--   hub_system  signing in, the worker, imports
DO $$
DECLARE role_name text;
BEGIN
	FOREACH role_name IN ARRAY ARRAY['hub_family', 'hub_staff', 'hub_system'] LOOP
		BEGIN
			EXECUTE format('CREATE ROLE %I NOLOGIN NOINHERIT', role_name);
		EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- roles belong to the whole server
		END;
		-- From Postgres 16 on, whoever makes a role is a member of it but may not yet become it.
		IF NOT pg_has_role(current_user, role_name,
			CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END) THEN
			EXECUTE format('GRANT %I TO CURRENT_USER', role_name);
		END IF;
	END LOOP;
END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO hub_family, hub_staff, hub_system;
--> statement-breakpoint
CREATE FUNCTION app_person() RETURNS uuid LANGUAGE sql STABLE
	RETURN nullif(current_setting('app.person', true), '')::uuid;
--> statement-breakpoint
CREATE FUNCTION app_today() RETURNS date LANGUAGE sql STABLE
	RETURN nullif(current_setting('app.today', true), '')::date;
--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
	FOREACH t IN ARRAY ARRAY['children', 'family_members', 'staff_members', 'cases', 'case_events', 'case_access',
		'enquiries', 'messages', 'promises', 'sign_in_attempts', 'sessions', 'service_tokens', 'notifications',
		'audit_entries', 'import_runs', 'import_faults', 'hub_secrets'] LOOP
		EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
		IF t <> 'hub_secrets' THEN
			EXECUTE format('CREATE POLICY system_all ON %I TO hub_system USING (true) WITH CHECK (true)', t);
		END IF;
	END LOOP;
	FOREACH t IN ARRAY ARRAY['children', 'family_members', 'staff_members', 'cases', 'case_events', 'case_access',
		'enquiries', 'messages', 'promises', 'notifications', 'audit_entries', 'import_runs', 'import_faults'] LOOP
		EXECUTE format('CREATE POLICY staff_all ON %I TO hub_staff USING (true) WITH CHECK (true)', t);
	END LOOP;
END $$;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON children, family_members, staff_members, cases, case_access, enquiries, promises,
	sign_in_attempts, sessions, service_tokens, notifications TO hub_system;
--> statement-breakpoint
GRANT SELECT, INSERT ON case_events, messages, audit_entries, import_runs, import_faults TO hub_system;
--> statement-breakpoint
GRANT DELETE ON sign_in_attempts TO hub_system;
--> statement-breakpoint
GRANT SELECT ON children, family_members, staff_members, cases, case_events, case_access, enquiries, messages,
	promises, notifications, audit_entries, import_runs, import_faults TO hub_staff;
--> statement-breakpoint
GRANT INSERT ON case_events, enquiries, messages, promises, notifications, audit_entries, case_access TO hub_staff;
--> statement-breakpoint
GRANT UPDATE ON cases, enquiries, promises TO hub_staff;
--> statement-breakpoint
-- A death stops every message that has not gone yet; nothing else of the ledger is staff's to change.
GRANT UPDATE (status) ON notifications TO hub_staff;
--> statement-breakpoint
GRANT SELECT ON case_access, enquiries, messages, promises, notifications TO hub_family;
--> statement-breakpoint
GRANT SELECT (id, name, email, phone, preferred_language) ON family_members TO hub_family;
--> statement-breakpoint
GRANT SELECT (id, surname, forename, preferred_name, birth_on) ON children TO hub_family;
--> statement-breakpoint
GRANT SELECT (id, reference, child_id, status, status_since, team, received_on, request_outcome, request_outcome_on,
	assessment_outcome, assessment_outcome_on, has_week20_exception, plan_started_on, plan_ceased_on, cease_reason,
	next_duty, next_legal_on, version) ON cases TO hub_family;
--> statement-breakpoint
GRANT SELECT (id, case_id, kind, happened_on, recorded_at, from_status, to_status, details, corrects_event_id,
	is_visible_to_family) ON case_events TO hub_family;
--> statement-breakpoint
GRANT INSERT ON enquiries, messages, promises, notifications, audit_entries TO hub_family;
--> statement-breakpoint
GRANT UPDATE (status, waiting_since, reply_by, closed_at, version) ON enquiries TO hub_family;
--> statement-breakpoint
CREATE POLICY family_own ON family_members FOR SELECT TO hub_family USING (id = (SELECT app_person()));
--> statement-breakpoint
CREATE POLICY family_own ON case_access FOR SELECT TO hub_family
	USING (family_member_id = (SELECT app_person()) AND level <> 'none'
		AND starts_on <= (SELECT app_today()) AND (ends_on IS NULL OR ends_on >= (SELECT app_today())));
--> statement-breakpoint
-- case_access is itself under a policy, so `EXISTS` here means: access of this person, running today.
CREATE POLICY family_with_access ON cases FOR SELECT TO hub_family
	USING (EXISTS (SELECT FROM case_access a WHERE a.case_id = cases.id));
--> statement-breakpoint
CREATE POLICY family_with_access ON case_events FOR SELECT TO hub_family
	USING (is_visible_to_family AND EXISTS (SELECT FROM case_access a WHERE a.case_id = case_events.case_id));
--> statement-breakpoint
CREATE POLICY family_with_access ON children FOR SELECT TO hub_family
	USING (EXISTS (SELECT FROM cases c JOIN case_access a ON a.case_id = c.id WHERE c.child_id = children.id));
--> statement-breakpoint
-- Each adult's enquiries are their own: another parent of the same child never sees them.
CREATE POLICY family_own ON enquiries FOR SELECT TO hub_family USING (family_member_id = (SELECT app_person()));
--> statement-breakpoint
CREATE POLICY family_asks ON enquiries FOR INSERT TO hub_family
	WITH CHECK (family_member_id = (SELECT app_person()) AND channel = 'web' AND (case_id IS NULL
		OR EXISTS (SELECT FROM case_access a WHERE a.case_id = enquiries.case_id AND a.level = 'act')));
--> statement-breakpoint
CREATE POLICY family_writes_back ON enquiries FOR UPDATE TO hub_family
	USING (family_member_id = (SELECT app_person())) WITH CHECK (family_member_id = (SELECT app_person()));
--> statement-breakpoint
CREATE POLICY family_own ON messages FOR SELECT TO hub_family
	USING (kind = 'message' AND EXISTS (SELECT FROM enquiries e WHERE e.id = messages.enquiry_id));
--> statement-breakpoint
CREATE POLICY family_writes ON messages FOR INSERT TO hub_family
	WITH CHECK (kind = 'message' AND author_kind = 'family' AND author_family_member_id = (SELECT app_person())
		AND author_staff_id IS NULL AND EXISTS (SELECT FROM enquiries e WHERE e.id = messages.enquiry_id));
--> statement-breakpoint
CREATE POLICY family_sees ON promises FOR SELECT TO hub_family
	USING ((enquiry_id IS NOT NULL AND EXISTS (SELECT FROM enquiries e WHERE e.id = promises.enquiry_id))
		OR (case_id IS NOT NULL AND EXISTS (SELECT FROM case_access a WHERE a.case_id = promises.case_id)));
--> statement-breakpoint
CREATE POLICY family_is_promised ON promises FOR INSERT TO hub_family
	WITH CHECK (case_id IS NULL AND owner_id IS NULL
		AND EXISTS (SELECT FROM enquiries e WHERE e.id = promises.enquiry_id));
--> statement-breakpoint
CREATE POLICY family_own ON notifications FOR SELECT TO hub_family USING (family_member_id = (SELECT app_person()));
--> statement-breakpoint
CREATE POLICY family_is_told ON notifications FOR INSERT TO hub_family
	WITH CHECK (family_member_id = (SELECT app_person()) AND staff_member_id IS NULL);
--> statement-breakpoint
CREATE POLICY family_leaves_trace ON audit_entries FOR INSERT TO hub_family
	WITH CHECK (actor_kind = 'family' AND actor_id = (SELECT app_person()));
--> statement-breakpoint
-- Search text is written by the database, so that no writer can forget it.
CREATE FUNCTION write_case_search_text() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
	SELECT lower(concat_ws(' ', NEW.reference, c.preferred_name, c.forename, c.surname, c.upn)) INTO NEW.search_text
		FROM children c WHERE c.id = NEW.child_id;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER cases_search_text BEFORE INSERT OR UPDATE OF child_id, reference ON cases
	FOR EACH ROW EXECUTE FUNCTION write_case_search_text();
--> statement-breakpoint
CREATE FUNCTION write_enquiry_search_text() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
	NEW.search_text := lower(concat_ws(' ', NEW.reference, NEW.contact_name,
		(SELECT c.search_text FROM cases c WHERE c.id = NEW.case_id)));
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER enquiries_search_text BEFORE INSERT OR UPDATE OF case_id, contact_name ON enquiries
	FOR EACH ROW EXECUTE FUNCTION write_enquiry_search_text();
--> statement-breakpoint
CREATE FUNCTION rewrite_search_text_of_child() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
	UPDATE cases SET reference = reference WHERE child_id = NEW.id;
	UPDATE enquiries SET contact_name = contact_name WHERE case_id IN (SELECT id FROM cases WHERE child_id = NEW.id);
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER children_search_text AFTER UPDATE OF forename, surname, preferred_name, upn ON children
	FOR EACH ROW WHEN (OLD.forename IS DISTINCT FROM NEW.forename OR OLD.surname IS DISTINCT FROM NEW.surname
		OR OLD.preferred_name IS DISTINCT FROM NEW.preferred_name OR OLD.upn IS DISTINCT FROM NEW.upn)
	EXECUTE FUNCTION rewrite_search_text_of_child();
--> statement-breakpoint
CREATE INDEX cases_search_idx ON cases USING gin (search_text gin_trgm_ops);
--> statement-breakpoint
CREATE INDEX enquiries_search_idx ON enquiries USING gin (search_text gin_trgm_ops);
--> statement-breakpoint
-- The worker sleeps until something is to be sent.
CREATE FUNCTION announce_notifications() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	NOTIFY notifications_waiting;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER notifications_announce AFTER INSERT ON notifications
	FOR EACH STATEMENT EXECUTE FUNCTION announce_notifications();
--> statement-breakpoint
INSERT INTO hub_secrets (name, value)
	SELECT name, replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '')
	FROM unnest(ARRAY['session', 'sign-in-code', 'sealed-search']) AS name;
