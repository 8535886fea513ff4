-- Who may touch the tables of 0004, and what was too wide before: as in 0001, three roles that own nothing.
DO $$
DECLARE t text;
BEGIN
	FOREACH t IN ARRAY ARRAY['known_devices', 'passkeys', 'factor_challenges', 'email_changes', 'invitations', 'restrictions',
		'staff_locks', 'named_staff', 'broken_glass', 'capacity_decisions', 'rights_transfers', 'parent_consents',
		'bulk_orders', 'audit_seals', 'access_requests', 'access_request_items', 'record_corrections', 'legal_holds',
		'erasures', 'used_logout_tokens'] LOOP
		EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
		EXECUTE format('CREATE POLICY system_all ON %I TO hub_system USING (true) WITH CHECK (true)', t);
		EXECUTE format('GRANT SELECT, INSERT ON %I TO hub_system', t);
	END LOOP;
	FOREACH t IN ARRAY ARRAY['known_devices', 'passkeys', 'factor_challenges', 'email_changes', 'invitations',
		'rights_transfers', 'access_requests', 'erasures'] LOOP
		EXECUTE format('GRANT UPDATE ON %I TO hub_system', t);
	END LOOP;
	FOREACH t IN ARRAY ARRAY['invitations', 'restrictions', 'named_staff', 'capacity_decisions', 'rights_transfers',
		'parent_consents', 'bulk_orders', 'record_corrections'] LOOP
		EXECUTE format('CREATE POLICY staff_all ON %I TO hub_staff USING (true) WITH CHECK (true)', t);
		EXECUTE format('GRANT SELECT ON %I TO hub_staff', t);
	END LOOP;
END $$;
--> statement-breakpoint
UPDATE sign_in_attempts SET looked_up_at = created_at;
--> statement-breakpoint
GRANT DELETE ON sessions, known_devices, passkeys, factor_challenges, email_changes, used_logout_tokens TO hub_system;
--> statement-breakpoint
-- What a signed-in member of staff may do beyond the role: false for other systems and for families.
CREATE FUNCTION staff_has_power(power text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
	RETURN EXISTS (SELECT FROM staff_members s WHERE s.id = app_person() AND s.is_active AND power = ANY (s.powers));
--> statement-breakpoint
-- The moment of the hub's clock; the database's own where a transaction was opened without one.
CREATE FUNCTION app_now() RETURNS timestamptz LANGUAGE sql STABLE
	RETURN coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now());
--> statement-breakpoint
-- The children whose cases a member of staff must not open. Other systems (no person) are nobody's named staff.
CREATE FUNCTION locked_children(person uuid) RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
	RETURN ARRAY(
		SELECT l.child_id FROM staff_locks l
		WHERE l.cleared_at IS NULL AND (l.staff_member_id = person OR (l.staff_member_id IS NULL
			AND NOT EXISTS (SELECT FROM named_staff n WHERE n.child_id = l.child_id AND n.staff_member_id = person)))
		AND NOT EXISTS (SELECT FROM broken_glass g WHERE g.child_id = l.child_id AND g.staff_member_id = person
			AND g.expires_at > app_now()));
--> statement-breakpoint
CREATE FUNCTION cases_of(child_ids uuid[]) RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
	RETURN ARRAY(SELECT c.id FROM cases c WHERE c.child_id = ANY (child_ids));
--> statement-breakpoint
-- The adults whom the hub knows from these cases alone.
CREATE FUNCTION people_only_on(case_ids uuid[]) RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
	RETURN ARRAY(SELECT DISTINCT a.family_member_id FROM case_access a WHERE a.case_id = ANY (case_ids) AND NOT EXISTS (
		SELECT FROM case_access o WHERE o.family_member_id = a.family_member_id AND o.case_id <> ALL (case_ids)));
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION locked_children(uuid), cases_of(uuid[]), people_only_on(uuid[]), staff_has_power(text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION locked_children(uuid), cases_of(uuid[]), people_only_on(uuid[]), staff_has_power(text) TO hub_staff;
--> statement-breakpoint
-- Worked out once when a transaction is opened (platform/db/transaction.ts); a connection without them works them out.
CREATE FUNCTION app_locked_children() RETURNS uuid[] LANGUAGE sql STABLE
	RETURN coalesce(nullif(current_setting('app.locked_children', true), '')::uuid[], locked_children(app_person()));
--> statement-breakpoint
CREATE FUNCTION app_locked_cases() RETURNS uuid[] LANGUAGE sql STABLE
	RETURN coalesce(nullif(current_setting('app.locked_cases', true), '')::uuid[], cases_of(locked_children(app_person())));
--> statement-breakpoint
CREATE FUNCTION app_locked_people() RETURNS uuid[] LANGUAGE sql STABLE
	RETURN coalesce(nullif(current_setting('app.locked_people', true), '')::uuid[], people_only_on(app_locked_cases()));
--> statement-breakpoint
-- Locked means: not there. Restrictive, so that it stands beside whatever else lets staff in.
CREATE POLICY staff_not_locked ON children AS RESTRICTIVE TO hub_staff USING (id <> ALL ((SELECT app_locked_children())::uuid[]));
--> statement-breakpoint
CREATE POLICY staff_not_locked ON cases AS RESTRICTIVE TO hub_staff USING (child_id <> ALL ((SELECT app_locked_children())::uuid[]));
--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
	FOREACH t IN ARRAY ARRAY['case_events', 'case_access', 'advice_requests', 'advice_chases', 'setting_consultations',
		'draft_comments', 'family_requests', 'case_duties', 'documents', 'letters', 'capacity_decisions', 'parent_consents',
		'invitations', 'case_snapshots'] LOOP
		EXECUTE format('CREATE POLICY staff_not_locked ON %I AS RESTRICTIVE TO hub_staff USING (case_id <> ALL ((SELECT app_locked_cases())::uuid[]))', t);
	END LOOP;
	FOREACH t IN ARRAY ARRAY['enquiries', 'promises', 'notifications'] LOOP
		EXECUTE format('CREATE POLICY staff_not_locked ON %I AS RESTRICTIVE TO hub_staff USING (case_id IS NULL OR case_id <> ALL ((SELECT app_locked_cases())::uuid[]))', t);
	END LOOP;
	FOREACH t IN ARRAY ARRAY['restrictions', 'staff_locks', 'named_staff', 'rights_transfers', 'record_corrections', 'child_districts'] LOOP
		EXECUTE format('CREATE POLICY staff_not_locked ON %I AS RESTRICTIVE TO hub_staff USING (child_id <> ALL ((SELECT app_locked_children())::uuid[]))', t);
	END LOOP;
END $$;
--> statement-breakpoint
-- Nor are the adults of a locked child, their address first of all, nor what they wrote about no case.
CREATE POLICY staff_not_locked ON family_members AS RESTRICTIVE FOR SELECT TO hub_staff
	USING (id <> ALL ((SELECT app_locked_people())::uuid[]));
--> statement-breakpoint
CREATE POLICY staff_person_not_locked ON enquiries AS RESTRICTIVE FOR SELECT TO hub_staff
	USING (family_member_id IS NULL OR family_member_id <> ALL ((SELECT app_locked_people())::uuid[]));
--> statement-breakpoint
CREATE POLICY staff_person_not_locked ON notifications AS RESTRICTIVE FOR SELECT TO hub_staff
	USING (family_member_id IS NULL OR family_member_id <> ALL ((SELECT app_locked_people())::uuid[]));
--> statement-breakpoint
CREATE POLICY staff_enquiry_not_locked ON promises AS RESTRICTIVE FOR SELECT TO hub_staff
	USING (enquiry_id IS NULL OR EXISTS (SELECT FROM enquiries e WHERE e.id = promises.enquiry_id));
--> statement-breakpoint
CREATE POLICY staff_not_locked ON erasures AS RESTRICTIVE FOR SELECT TO hub_staff
	USING (subject_id <> ALL ((SELECT app_locked_children())::uuid[]));
--> statement-breakpoint
-- An order with a locked case in it is not there either.
CREATE POLICY staff_not_locked ON bulk_orders AS RESTRICTIVE TO hub_staff USING (NOT EXISTS (
	SELECT FROM jsonb_array_elements(bulk_order -> 'cases') AS one
	WHERE (one ->> 'id')::uuid = ANY ((SELECT app_locked_cases())::uuid[])));
--> statement-breakpoint
-- Enquiries are themselves under a policy, so `EXISTS` here means: one that this member of staff may open.
CREATE POLICY staff_not_locked ON messages AS RESTRICTIVE FOR SELECT TO hub_staff
	USING (EXISTS (SELECT FROM enquiries e WHERE e.id = messages.enquiry_id));
--> statement-breakpoint
-- Restrictions: everybody who works on a case sees them; only named staff set and clear them.
CREATE POLICY staff_with_power ON restrictions AS RESTRICTIVE FOR INSERT TO hub_staff
	WITH CHECK (staff_has_power('safeguarding') AND set_by_id = (SELECT app_person()) AND cleared_at IS NULL);
--> statement-breakpoint
CREATE POLICY staff_clears ON restrictions AS RESTRICTIVE FOR UPDATE TO hub_staff
	USING (staff_has_power('safeguarding') AND cleared_at IS NULL) WITH CHECK (cleared_by_id = (SELECT app_person()));
--> statement-breakpoint
GRANT INSERT ON restrictions TO hub_staff;
--> statement-breakpoint
GRANT UPDATE (cleared_at, cleared_by_id, clear_note, review_on) ON restrictions TO hub_staff;
--> statement-breakpoint
-- Locks are seen and set by those with the power alone; whoever is locked out reads no lock.
CREATE POLICY staff_with_power ON staff_locks TO hub_staff USING (staff_has_power('safeguarding'))
	WITH CHECK (staff_has_power('safeguarding'));
--> statement-breakpoint
-- Nobody lets themselves back in, whatever powers they have, nor through broken glass.
CREATE POLICY staff_not_own ON staff_locks AS RESTRICTIVE FOR UPDATE TO hub_staff
	USING (CASE WHEN staff_member_id IS NULL THEN EXISTS (SELECT FROM named_staff n
			WHERE n.child_id = staff_locks.child_id AND n.staff_member_id = (SELECT app_person()))
		OR NOT EXISTS (SELECT FROM named_staff n JOIN staff_members s ON s.id = n.staff_member_id
			WHERE n.child_id = staff_locks.child_id AND s.is_active AND 'safeguarding' = ANY (s.powers))
		ELSE staff_member_id <> (SELECT app_person()) END);
--> statement-breakpoint
GRANT SELECT, INSERT ON staff_locks TO hub_staff;
--> statement-breakpoint
GRANT UPDATE (cleared_at, cleared_by_id) ON staff_locks TO hub_staff;
--> statement-breakpoint
CREATE POLICY staff_with_power ON named_staff AS RESTRICTIVE FOR INSERT TO hub_staff WITH CHECK (staff_has_power('safeguarding'));
--> statement-breakpoint
CREATE POLICY staff_removes ON named_staff AS RESTRICTIVE FOR DELETE TO hub_staff USING (staff_has_power('safeguarding'));
--> statement-breakpoint
GRANT INSERT, DELETE ON named_staff TO hub_staff;
--> statement-breakpoint
-- Whoever breaks the glass writes it in their own name; those with the power, and managers, look at it.
CREATE POLICY staff_own ON broken_glass FOR INSERT TO hub_staff
	WITH CHECK (staff_member_id = (SELECT app_person()) AND num_nonnulls(seen_at, seen_by_id, seen_note) = 0
		AND expires_at <= app_now() + interval '1 hour');
--> statement-breakpoint
CREATE POLICY staff_looks ON broken_glass FOR SELECT TO hub_staff
	USING (staff_member_id = (SELECT app_person()) OR staff_has_power('safeguarding')
		OR EXISTS (SELECT FROM staff_members s WHERE s.id = (SELECT app_person()) AND s.role = 'manager'));
--> statement-breakpoint
CREATE POLICY staff_has_seen ON broken_glass FOR UPDATE TO hub_staff
	USING (staff_member_id <> (SELECT app_person()) AND (staff_has_power('safeguarding')
		OR EXISTS (SELECT FROM staff_members s WHERE s.id = (SELECT app_person()) AND s.role = 'manager')))
	WITH CHECK (seen_by_id = (SELECT app_person()));
--> statement-breakpoint
GRANT SELECT, INSERT ON broken_glass TO hub_staff;
--> statement-breakpoint
GRANT UPDATE (seen_at, seen_by_id, seen_note) ON broken_glass TO hub_staff;
--> statement-breakpoint
GRANT INSERT ON invitations, capacity_decisions, parent_consents, bulk_orders, record_corrections TO hub_staff;
--> statement-breakpoint
GRANT UPDATE (withdrawn_at) ON invitations TO hub_staff;
--> statement-breakpoint
REVOKE SELECT ON invitations FROM hub_staff;
--> statement-breakpoint
GRANT SELECT (id, case_id, family_member_id, name, role, relationship, has_parental_responsibility, level, evidence,
	access_ends_on, consented_by_id, created_at, created_by_kind, created_by_id, expires_at, used_at, used_by_id,
	withdrawn_at) ON invitations TO hub_staff;
--> statement-breakpoint
GRANT UPDATE (ended_at) ON capacity_decisions TO hub_staff;
--> statement-breakpoint
GRANT UPDATE (decision, decision_reason, decided_by_id, decided_at, result) ON bulk_orders TO hub_staff;
--> statement-breakpoint
GRANT UPDATE (old_value, new_value, decision, decision_reason, decided_by_id, decided_at) ON record_corrections TO hub_staff;
--> statement-breakpoint
GRANT UPDATE (ends_on, revoked_at, revoked_by_kind, revoked_by_id, revoked_why) ON case_access TO hub_staff;
--> statement-breakpoint
GRANT INSERT ON family_members TO hub_staff;
--> statement-breakpoint
GRANT INSERT ON staff_members TO hub_staff;
--> statement-breakpoint
GRANT UPDATE (powers, role, team, is_active, provider_subject, rights_from_claims) ON staff_members TO hub_staff;
--> statement-breakpoint
CREATE POLICY staff_adds_accounts ON staff_members AS RESTRICTIVE FOR INSERT TO hub_staff WITH CHECK (staff_has_power('accounts'));
--> statement-breakpoint
CREATE POLICY staff_accounts ON staff_members AS RESTRICTIVE FOR UPDATE TO hub_staff USING (staff_has_power('accounts'))
	WITH CHECK (staff_has_power('accounts'));
--> statement-breakpoint
-- Data rights: for data protection staff alone.
DO $$
DECLARE t text;
BEGIN
	FOREACH t IN ARRAY ARRAY['access_requests', 'access_request_items', 'legal_holds', 'erasures', 'audit_seals'] LOOP
		EXECUTE format($p$CREATE POLICY staff_with_power ON %I TO hub_staff USING (staff_has_power('data-protection')) WITH CHECK (staff_has_power('data-protection'))$p$, t);
		EXECUTE format('GRANT SELECT ON %I TO hub_staff', t);
	END LOOP;
END $$;
--> statement-breakpoint
GRANT INSERT, UPDATE ON access_requests, access_request_items, legal_holds, erasures TO hub_staff;
--> statement-breakpoint
-- The audit is written by everybody and read by data protection staff; whether a paper was opened, by those who sent it.
CREATE POLICY staff_reads_audit ON audit_entries AS RESTRICTIVE FOR SELECT TO hub_staff
	USING (subject_kind IN ('document', 'letter') OR staff_has_power('data-protection'));
--> statement-breakpoint
CREATE POLICY staff_leaves_trace ON audit_entries AS RESTRICTIVE FOR INSERT TO hub_staff
	WITH CHECK (actor_kind IN ('staff', 'service') AND (actor_kind = 'service' OR actor_id = (SELECT app_person())));
--> statement-breakpoint
-- What was done on a case that is closed to somebody is closed to them, too, whatever their power.
CREATE POLICY staff_not_locked ON audit_entries AS RESTRICTIVE FOR SELECT TO hub_staff
	USING (case_id IS NULL OR case_id <> ALL ((SELECT app_locked_cases())::uuid[]));
--> statement-breakpoint
-- Append-only for every role there is, its owner's mistakes included.
CREATE FUNCTION refuse_to_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_entries_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries
	FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change();
--> statement-breakpoint
CREATE TRIGGER audit_seals_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seals
	FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change();
--> statement-breakpoint
-- Restrictions reach access itself, so that no query has to remember them.
CREATE FUNCTION is_held_back(of_child uuid, person uuid, on_consent_of uuid) RETURNS boolean
	LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
	RETURN EXISTS (SELECT FROM restrictions r WHERE r.child_id = of_child AND r.cleared_at IS NULL
		AND (r.kind = 'SAFEGUARDING_HOLD' OR (r.kind = 'NO_CONTACT' AND r.family_member_id IN (person, on_consent_of))));
--> statement-breakpoint
CREATE FUNCTION hold_new_access_back() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
	NEW.held_back := is_held_back((SELECT child_id FROM cases WHERE id = NEW.case_id), NEW.family_member_id, NEW.consented_by_id);
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER case_access_held_back BEFORE INSERT OR UPDATE OF held_back, case_id, family_member_id, consented_by_id ON case_access
	FOR EACH ROW EXECUTE FUNCTION hold_new_access_back();
--> statement-breakpoint
CREATE FUNCTION hold_access_back() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
	UPDATE case_access a SET held_back = false FROM cases c WHERE c.id = a.case_id AND c.child_id = NEW.child_id;
	RETURN NULL;
END $$;
--> statement-breakpoint
-- The value written above does not matter: the row's own trigger reckons it.
CREATE TRIGGER restrictions_hold_back AFTER INSERT OR UPDATE OF cleared_at ON restrictions
	FOR EACH ROW EXECUTE FUNCTION hold_access_back();
--> statement-breakpoint
-- What was given on somebody's consent ends with their own access.
CREATE FUNCTION end_access_on_consent() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
	UPDATE case_access a SET revoked_at = NEW.revoked_at, revoked_by_kind = NEW.revoked_by_kind, revoked_by_id = NEW.revoked_by_id
	WHERE a.case_id = NEW.case_id AND a.consented_by_id = NEW.family_member_id AND a.revoked_at IS NULL
		AND NOT EXISTS (SELECT FROM case_access o WHERE o.case_id = NEW.case_id AND o.family_member_id = NEW.family_member_id
			AND o.revoked_at IS NULL AND o.level <> 'none' AND (o.ends_on IS NULL OR o.ends_on >= coalesce(app_today(), current_date)));
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER case_access_consent_ends AFTER UPDATE OF revoked_at ON case_access
	FOR EACH ROW WHEN (NEW.revoked_at IS NOT NULL AND OLD.revoked_at IS NULL) EXECUTE FUNCTION end_access_on_consent();
--> statement-breakpoint
-- And lasts no longer than it: whoever consented looks until a day, and so does their helper. A helper who would begin
-- after that day begins never.
CREATE FUNCTION last_day_of(of_case uuid, person uuid) RETURNS date LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
	RETURN (SELECT nullif(max(coalesce(a.ends_on, 'infinity')), 'infinity') FROM case_access a WHERE a.case_id = of_case
		AND a.family_member_id = person AND a.revoked_at IS NULL AND a.level <> 'none');
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION last_day_of(uuid, uuid) FROM PUBLIC;
--> statement-breakpoint
CREATE FUNCTION end_with_consenter() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
	last date := last_day_of(NEW.case_id, NEW.consented_by_id);
BEGIN
	IF NEW.starts_on > last THEN
		NEW.revoked_at := coalesce(NEW.revoked_at, app_now());
	ELSIF last IS NOT NULL THEN
		NEW.ends_on := least(NEW.ends_on, last);
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER case_access_ends_with_consenter BEFORE INSERT OR UPDATE OF consented_by_id, ends_on ON case_access
	FOR EACH ROW WHEN (NEW.consented_by_id IS NOT NULL) EXECUTE FUNCTION end_with_consenter();
--> statement-breakpoint
CREATE FUNCTION shorten_help() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
	last date := last_day_of(NEW.case_id, NEW.family_member_id);
BEGIN
	UPDATE case_access a SET revoked_at = app_now(), revoked_by_kind = 'system', revoked_why = 'consent-ended'
	WHERE a.case_id = NEW.case_id AND a.consented_by_id = NEW.family_member_id AND a.revoked_at IS NULL AND a.starts_on > last;
	UPDATE case_access a SET ends_on = last
	WHERE a.case_id = NEW.case_id AND a.consented_by_id = NEW.family_member_id AND a.revoked_at IS NULL AND a.starts_on <= last
		AND (a.ends_on IS NULL OR a.ends_on > last);
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER case_access_shortens_help AFTER INSERT OR UPDATE OF ends_on ON case_access
	FOR EACH ROW WHEN (NEW.revoked_at IS NULL AND NEW.ends_on IS NOT NULL) EXECUTE FUNCTION shorten_help();
--> statement-breakpoint
-- One row runs for a person and a case at a time: a refusal can't stand beside a permission.
CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
UPDATE case_access a SET ends_on = later.day
	FROM (SELECT x.id, min(y.starts_on) - 1 AS day FROM case_access x JOIN case_access y
		ON y.case_id = x.case_id AND y.family_member_id = x.family_member_id AND y.starts_on > x.starts_on GROUP BY x.id) AS later
	WHERE later.id = a.id AND (a.ends_on IS NULL OR a.ends_on > later.day);
--> statement-breakpoint
ALTER TABLE case_access ADD CONSTRAINT case_access_days_in_order CHECK (ends_on IS NULL OR ends_on >= starts_on),
	ADD CONSTRAINT case_access_one_at_a_time EXCLUDE USING gist (case_id WITH =, family_member_id WITH =,
		daterange(starts_on, ends_on, '[]') WITH &&) WHERE (revoked_at IS NULL);
--> statement-breakpoint
-- For rows that come with a word and no code: older ones, and contacts of an import.
CREATE FUNCTION role_of(relationship text, has_parental_responsibility boolean) RETURNS text LANGUAGE sql IMMUTABLE
	RETURN CASE
		WHEN lower(trim(relationship)) IN ('young person', 'self') THEN 'young-person'
		WHEN relationship ~* 'social worker' THEN 'social-worker'
		WHEN relationship ~* 'virtual school' THEN 'virtual-school'
		WHEN relationship ~* 'senco|school|college' THEN 'school'
		WHEN relationship ~* 'advocate' THEN 'advocate'
		WHEN relationship ~* 'solicitor' THEN 'solicitor'
		WHEN has_parental_responsibility IS NOT TRUE AND relationship ~* 'carer|grand|aunt|uncle|sister|brother' THEN 'carer'
		ELSE 'parent' END;
--> statement-breakpoint
UPDATE case_access SET role = role_of(relationship, has_parental_responsibility);
--> statement-breakpoint
-- Access that runs on a day: the one meaning of it, for every statement that asks. Inlined by Postgres.
CREATE FUNCTION access_on(day date) RETURNS TABLE (id uuid, case_id uuid, family_member_id uuid, relationship text, role text,
	has_parental_responsibility boolean, level text, starts_on date, ends_on date) LANGUAGE sql STABLE AS $$
	SELECT a.id, a.case_id, a.family_member_id, a.relationship, a.role, a.has_parental_responsibility, a.level, a.starts_on, a.ends_on
	FROM case_access a WHERE a.level <> 'none' AND NOT a.held_back AND a.revoked_at IS NULL
		AND a.starts_on <= day AND (a.ends_on IS NULL OR a.ends_on >= day)
$$;
--> statement-breakpoint
-- Who of the council opened a case, for a reader of it who may see more than its stage: a day, a team and a first name.
CREATE FUNCTION looked_at(of_case uuid) RETURNS TABLE (day date, team text, first_name text)
	LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
	SELECT (e.at AT TIME ZONE 'Europe/London')::date, min(s.team), split_part(min(s.name), ' ', 1)
	FROM audit_entries e LEFT JOIN staff_members s ON s.id = e.actor_id AND e.actor_kind = 'staff'
	WHERE e.case_id = of_case AND e.actor_kind IN ('staff', 'service')
		AND e.action IN ('case-read', 'enquiry-read', 'document-read', 'letter-read', 'letters-previewed', 'people-read',
			'glass-broken', 'address-shown', 'access-request-copy-read')
		AND EXISTS (SELECT FROM access_on(app_today()) a WHERE a.case_id = of_case AND a.family_member_id = app_person()
			AND a.level IN ('status+documents', 'act') AND a.role <> 'school')
	GROUP BY 1, e.actor_kind, e.actor_id
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION looked_at(uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION looked_at(uuid) TO hub_family;
--> statement-breakpoint
-- In which matters the reader decides for a young person who can't, on the reader's day.
CREATE FUNCTION acts_for_young_person(of_case uuid) RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
	RETURN ARRAY(SELECT d.matter FROM capacity_decisions d WHERE d.case_id = of_case AND d.alternative_person_id = app_person()
		AND d.ended_at IS NULL AND d.decided_on <= app_today() AND d.ends_on >= app_today());
--> statement-breakpoint
-- In which matters somebody else decides for the reader, a young person; nothing for anybody else.
CREATE FUNCTION decided_for_reader(of_case uuid) RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
	RETURN ARRAY(SELECT d.matter FROM capacity_decisions d JOIN case_access a ON a.case_id = d.case_id
		WHERE d.case_id = of_case AND a.family_member_id = app_person() AND a.role = 'young-person' AND a.revoked_at IS NULL
		AND d.has_capacity = 'no' AND d.ended_at IS NULL AND d.decided_on <= app_today() AND d.ends_on >= app_today());
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION is_held_back(uuid, uuid, uuid), acts_for_young_person(uuid), decided_for_reader(uuid) FROM PUBLIC;
--> statement-breakpoint
-- Also asked of letters and of what waits in the outbox.
GRANT EXECUTE ON FUNCTION is_held_back(uuid, uuid, uuid) TO hub_staff, hub_system;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION acts_for_young_person(uuid), decided_for_reader(uuid) TO hub_family;
--> statement-breakpoint
-- Whether the reader says what the parents of a young person see: the young person, once the rights are passing, or whoever
-- decides that for them.
CREATE FUNCTION decides_who_sees(of_case uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
	RETURN EXISTS (SELECT FROM cases c JOIN rights_transfers t ON t.child_id = c.child_id WHERE c.id = of_case)
		AND EXISTS (SELECT FROM access_on(app_today()) me WHERE me.case_id = of_case AND me.family_member_id = app_person()
			AND ('sharing' = ANY (acts_for_young_person(of_case)) OR (me.role = 'young-person' AND me.level = 'act'
				AND 'sharing' <> ALL (decided_for_reader(of_case)))));
--> statement-breakpoint
-- The parents and carers whom the reader may say that of; those who were refused by staff, or are held back, are not there.
CREATE FUNCTION parents_for_reader(of_case uuid) RETURNS TABLE (id uuid, name text, relationship text, level text, answer text)
	LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
	SELECT f.id, f.name, a.relationship, a.level, said.level
	FROM case_access a JOIN family_members f ON f.id = a.family_member_id
		LEFT JOIN LATERAL (SELECT p.level FROM parent_consents p WHERE p.case_id = a.case_id AND p.parent_id = f.id
			ORDER BY p.answered_at DESC, p.id DESC LIMIT 1) said ON true
	WHERE a.case_id = of_case AND a.role IN ('parent', 'carer') AND a.family_member_id <> app_person()
		AND a.revoked_at IS NULL AND NOT a.held_back AND a.starts_on <= app_today() AND (a.ends_on IS NULL OR a.ends_on >= app_today())
		AND (a.level <> 'none' OR said.level IS NOT NULL) AND decides_who_sees(of_case)
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION decides_who_sees(uuid), parents_for_reader(uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION decides_who_sees(uuid), parents_for_reader(uuid) TO hub_family;
--> statement-breakpoint
-- The days on which rights pass, for those whom it touches; what the young person said of a parent, for that parent.
CREATE POLICY family_of_child ON rights_transfers FOR SELECT TO hub_family USING (EXISTS (SELECT FROM cases c
	JOIN case_access a ON a.case_id = c.id WHERE c.child_id = rights_transfers.child_id
		AND a.role IN ('parent', 'carer', 'young-person', 'alternative-person')));
--> statement-breakpoint
GRANT SELECT (child_id, passes_on, changes_on, changed_on) ON rights_transfers TO hub_family;
--> statement-breakpoint
CREATE POLICY family_own ON parent_consents FOR SELECT TO hub_family USING (parent_id = (SELECT app_person())
	AND EXISTS (SELECT FROM case_access a WHERE a.case_id = parent_consents.case_id));
--> statement-breakpoint
GRANT SELECT (id, case_id, parent_id, level, answered_at) ON parent_consents TO hub_family;
--> statement-breakpoint
-- Who else sees a case, as far as its reader may know: those they let in and the codes they handed out; for the family, a
-- school and a social worker, whose names stay out (a school's, where the address is hidden); for a helper, whose helper
-- they are. Never another adult of the family, nor anybody whom that adult let in.
CREATE FUNCTION case_people_for_reader(of_case uuid) RETURNS TABLE (kind text, id uuid, role text, name text, level text, until date)
	LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
	WITH running AS MATERIALIZED (SELECT * FROM access_on(app_today()) a WHERE a.case_id = of_case),
		me AS (SELECT * FROM running WHERE family_member_id = app_person())
	SELECT 'helper', a.id, a.role, f.name, a.level, a.ends_on
		FROM running a JOIN case_access full_row ON full_row.id = a.id JOIN family_members f ON f.id = a.family_member_id
		WHERE full_row.consented_by_id = app_person() AND EXISTS (SELECT FROM me)
	UNION ALL
	SELECT 'code', i.id, i.role, i.name, i.level,
		least(i.access_ends_on, ((i.expires_at - interval '1 second') AT TIME ZONE 'Europe/London')::date) FROM invitations i
		WHERE i.case_id = of_case AND i.consented_by_id = app_person() AND i.used_at IS NULL AND i.withdrawn_at IS NULL
			AND i.tries < 5 AND i.expires_at > app_now() AND EXISTS (SELECT FROM me)
	UNION ALL
	SELECT 'other', NULL, a.role, CASE WHEN a.role = 'school' AND NOT EXISTS (SELECT FROM cases c
			JOIN restrictions r ON r.child_id = c.child_id AND r.kind = 'ADDRESS_HIDDEN' AND r.cleared_at IS NULL
			WHERE c.id = of_case) THEN concat_ws(', ', f.name, a.relationship) END, a.level, a.ends_on
		FROM running a JOIN family_members f ON f.id = a.family_member_id
		WHERE a.role IN ('school', 'social-worker', 'virtual-school') AND a.family_member_id <> app_person()
			AND EXISTS (SELECT FROM me WHERE me.role IN ('parent', 'carer', 'young-person', 'alternative-person'))
	UNION ALL
	SELECT 'whom-i-help', NULL, me.role, f.name, me.level, me.ends_on
		FROM me JOIN case_access full_row ON full_row.id = me.id JOIN family_members f ON f.id = full_row.consented_by_id
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION case_people_for_reader(uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION case_people_for_reader(uuid) TO hub_family;
--> statement-breakpoint
DROP POLICY family_own ON case_access;
--> statement-breakpoint
CREATE POLICY family_own ON case_access FOR SELECT TO hub_family
	USING (family_member_id = (SELECT app_person()) AND level <> 'none' AND NOT held_back AND revoked_at IS NULL
		AND starts_on <= (SELECT app_today()) AND (ends_on IS NULL OR ends_on >= (SELECT app_today())));
--> statement-breakpoint
-- What was noted about the evidence, and by whom access was given and taken, is not the reader's to see.
REVOKE SELECT ON case_access FROM hub_family;
--> statement-breakpoint
GRANT SELECT (id, case_id, family_member_id, relationship, role, has_parental_responsibility, level, starts_on, ends_on,
	held_back, revoked_at) ON case_access TO hub_family;
--> statement-breakpoint
-- Somebody whose access has ended reads and writes nothing more in their own threads about that case.
DROP POLICY family_own ON enquiries;
--> statement-breakpoint
CREATE POLICY family_own ON enquiries FOR SELECT TO hub_family
	USING (family_member_id = (SELECT app_person())
		AND (case_id IS NULL OR EXISTS (SELECT FROM case_access a WHERE a.case_id = enquiries.case_id)));
--> statement-breakpoint
-- A school sees its own part: how far a case is (not why, nor what the family asked or challenged), the report asked of
-- it, and no other setting that is thought of.
CREATE POLICY school_own_part ON case_events AS RESTRICTIVE FOR SELECT TO hub_family
	USING (kind IN ('request-received', 'assessment-agreed', 'assessment-refused', 'assessment-refusal-overturned',
		'advice-complete', 'plan-agreed', 'plan-refused', 'plan-refusal-overturned', 'draft-served', 'settings-consulted',
		'plan-issued', 'review-arranged', 'review-kept-plan', 'review-to-amend', 'review-to-cease', 'amendment-proposed',
		'plan-amended', 'amendment-dropped', 'reassessment-agreed', 'reassessment-draft-served', 'reassessment-kept-plan',
		'reassessment-to-cease', 'cease-proposed', 'cease-overturned', 'plan-ceased', 'request-withdrawn', 'moved-away',
		'child-died', 'review-meeting-held', 'review-report-received', 'phase-transfer-set', 'phase-place-named',
		'plan-transferred-in', 'advice-requested', 'advice-received', 'event-corrected')
		OR NOT EXISTS (SELECT FROM case_access a WHERE a.case_id = case_events.case_id AND a.role = 'school'));
--> statement-breakpoint
CREATE POLICY school_own_part ON promises AS RESTRICTIVE FOR SELECT TO hub_family
	USING (case_id IS NULL OR enquiry_id IS NOT NULL
		OR NOT EXISTS (SELECT FROM case_access a WHERE a.case_id = promises.case_id AND a.role = 'school'));
--> statement-breakpoint
CREATE POLICY school_own_part ON advice_chases AS RESTRICTIVE FOR SELECT TO hub_family
	USING (NOT EXISTS (SELECT FROM case_access a WHERE a.case_id = advice_chases.case_id AND a.role = 'school'));
--> statement-breakpoint
-- Whether no school may be named to a reader of a case; false for whoever does not read it.
CREATE FUNCTION hides_settings(of_case uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
	RETURN EXISTS (SELECT FROM cases c JOIN restrictions r ON r.child_id = c.child_id AND r.kind = 'ADDRESS_HIDDEN' AND r.cleared_at IS NULL
		JOIN access_on(app_today()) a ON a.case_id = c.id AND a.family_member_id = app_person() WHERE c.id = of_case);
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION hides_settings(uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION hides_settings(uuid) TO hub_family;
--> statement-breakpoint
DROP POLICY family_with_access ON advice_requests;
--> statement-breakpoint
CREATE POLICY family_with_access ON advice_requests FOR SELECT TO hub_family
	USING (EXISTS (SELECT FROM case_access a WHERE a.case_id = advice_requests.case_id
		AND (a.role <> 'school' OR advice_requests.kind = 'setting')));
--> statement-breakpoint
DROP POLICY family_with_access ON setting_consultations;
--> statement-breakpoint
CREATE POLICY family_with_access ON setting_consultations FOR SELECT TO hub_family
	USING (EXISTS (SELECT FROM case_access a WHERE a.case_id = setting_consultations.case_id AND a.role <> 'school'));
--> statement-breakpoint
-- A family reads what it asked to have corrected and what became of it, who helps it, and how its copy comes along.
CREATE POLICY family_own ON record_corrections FOR SELECT TO hub_family USING (asked_by_id = (SELECT app_person())
	AND EXISTS (SELECT FROM case_access a WHERE a.case_id = record_corrections.case_id));
--> statement-breakpoint
CREATE POLICY family_asks ON record_corrections FOR INSERT TO hub_family
	WITH CHECK (asked_by_id = (SELECT app_person()) AND num_nonnulls(old_value, new_value, decision, decision_reason, decided_by_id, decided_at) = 0
		AND EXISTS (SELECT FROM cases c JOIN case_access a ON a.case_id = c.id
			WHERE c.id = record_corrections.case_id AND c.child_id = record_corrections.child_id AND a.level = 'act'));
--> statement-breakpoint
GRANT SELECT, INSERT ON record_corrections TO hub_family;
--> statement-breakpoint
CREATE POLICY family_own ON passkeys FOR SELECT TO hub_family USING (family_member_id = (SELECT app_person()));
--> statement-breakpoint
GRANT SELECT (id, family_member_id, label, created_at, last_used_at) ON passkeys TO hub_family;
--> statement-breakpoint
GRANT SELECT (text_number) ON family_members TO hub_family;
--> statement-breakpoint
GRANT SELECT (child_id) ON cases TO hub_family;
--> statement-breakpoint
CREATE POLICY family_own ON sessions FOR SELECT TO hub_family USING (family_member_id = (SELECT app_person()));
--> statement-breakpoint
CREATE POLICY staff_own ON sessions FOR SELECT TO hub_staff USING (staff_member_id = (SELECT app_person()));
--> statement-breakpoint
GRANT SELECT (id, actor_kind, family_member_id, staff_member_id, created_at, expires_at, revoked_at, device, renewed_at,
	second_factor_at) ON sessions TO hub_family, hub_staff;
--> statement-breakpoint
-- Column by column: what a family's connection reads of rows that are its own to see. Who of staff did something, how
-- urgent it was taken to be, and who else sent or was given a document are not.
REVOKE SELECT ON enquiries, messages, promises, notifications, draft_comments, family_requests, documents, letters,
	record_corrections FROM hub_family;
--> statement-breakpoint
GRANT SELECT (id, reference, case_id, family_member_id, contact_name, channel, topics, status, opened_at, waiting_since,
	reply_by, team, closed_at, version) ON enquiries TO hub_family;
--> statement-breakpoint
GRANT SELECT (id, enquiry_id, kind, author_kind, author_name, body, written_at) ON messages TO hub_family;
--> statement-breakpoint
GRANT SELECT (id, enquiry_id, case_id, duty, due_on, made_at, owner_name, reason, reason_words, kept_at, replaced_at)
	ON promises TO hub_family;
--> statement-breakpoint
-- The columns by which the outbox knows that something was told before.
GRANT SELECT (event_key, family_member_id, staff_member_id, channel) ON notifications TO hub_family;
--> statement-breakpoint
GRANT SELECT (id, case_id, draft_event_id, family_member_id, sections, setting_name, sent_at, updated_at, came_by,
	taken_back_at) ON draft_comments TO hub_family;
--> statement-breakpoint
GRANT SELECT (id, case_id, draft_event_id, family_member_id, kind, words, asked_at, answer_by, answered_at, answer,
	answer_words, extended_to, answered_by_name, came_by) ON family_requests TO hub_family;
--> statement-breakpoint
GRANT SELECT (id, case_id, event_id, kind, family_member_id, content, is_by_post, sent_on, created_at, first_read_at)
	ON letters TO hub_family;
--> statement-breakpoint
GRANT SELECT (id, child_id, case_id, asked_by_id, asked_at, field, should_say, new_value, decision, decision_reason,
	decided_at) ON record_corrections TO hub_family;
--> statement-breakpoint
GRANT SELECT (id, case_id, kind, title, file_name, media_type, byte_size, uploaded_at, scan_status, withdrawn_at)
	ON documents TO hub_family;
--> statement-breakpoint
CREATE FUNCTION is_my_document(of_document uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
	RETURN EXISTS (SELECT FROM documents d WHERE d.id = of_document AND d.uploaded_by_family_member_id = app_person());
--> statement-breakpoint
-- Null: it was not, or it went to somebody else alone.
CREATE FUNCTION document_released_to_me_at(of_document uuid) RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER
	SET search_path = public
	RETURN (SELECT d.released_at FROM documents d WHERE d.id = of_document AND d.scan_status IN ('clean', 'unscanned')
		AND (d.family_member_id IS NULL OR d.family_member_id = app_person()));
--> statement-breakpoint
-- The place of a file that this reader may open.
CREATE FUNCTION storage_key_for_me(of_document uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
	RETURN (SELECT d.storage_key FROM documents d WHERE d.id = of_document AND d.withdrawn_at IS NULL
		AND (is_my_document(d.id) OR document_released_to_me_at(d.id) IS NOT NULL)
		AND EXISTS (SELECT FROM access_on(app_today()) a WHERE a.case_id = d.case_id AND a.family_member_id = app_person()
			AND a.level IN ('status+documents', 'act')));
--> statement-breakpoint
-- What the reader sent on a case with this very content: a form that is sent twice makes one document.
CREATE FUNCTION my_documents_with(of_case uuid, content_sha256 text) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
	SET search_path = public AS $$
	SELECT d.id FROM documents d
	WHERE d.case_id = of_case AND d.sha256 = content_sha256 AND d.uploaded_by_family_member_id = app_person()
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION is_my_document(uuid), document_released_to_me_at(uuid), storage_key_for_me(uuid),
	my_documents_with(uuid, text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION is_my_document(uuid), document_released_to_me_at(uuid), storage_key_for_me(uuid),
	my_documents_with(uuid, text) TO hub_family;
--> statement-breakpoint
-- Whom of staff the council's provider knows by which name is for signing in alone.
REVOKE SELECT ON staff_members FROM hub_staff;
--> statement-breakpoint
GRANT SELECT (id, name, email, role, team, is_active, powers, rights_from_claims, created_at) ON staff_members TO hub_staff;
--> statement-breakpoint
INSERT INTO hub_secrets (name, value)
	SELECT name, replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '')
	FROM unnest(ARRAY['invitation', 'device', 'sealed-address']) AS name;
