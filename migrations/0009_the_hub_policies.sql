-- Who may touch the tables of 0008: as in 0001 and 0005.
DO $$
DECLARE t text;
BEGIN
	FOREACH t IN ARRAY ARRAY['enquiry_events', 'staff_tasks', 'saved_views', 'staff_absences', 'enquiry_presence',
		'enquiry_drafts', 'saved_replies', 'message_files', 'callbacks', 'callback_tries', 'complaints', 'enquiry_feedback',
		'offered_answers', 'inbound_mails'] LOOP
		EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
		EXECUTE format('CREATE POLICY system_all ON %I TO hub_system USING (true) WITH CHECK (true)', t);
		EXECUTE format('GRANT SELECT, INSERT ON %I TO hub_system', t);
		EXECUTE format('CREATE POLICY staff_reads ON %I FOR SELECT TO hub_staff USING (true)', t);
		EXECUTE format('GRANT SELECT ON %I TO hub_staff', t);
	END LOOP;
	-- Enquiries are themselves under a policy, so `EXISTS` here means: one that this member of staff may open.
	FOREACH t IN ARRAY ARRAY['enquiry_events', 'enquiry_presence', 'enquiry_drafts', 'message_files', 'callbacks',
		'callback_tries', 'complaints', 'enquiry_feedback'] LOOP
		EXECUTE format('CREATE POLICY staff_not_locked ON %I AS RESTRICTIVE TO hub_staff
			USING (EXISTS (SELECT FROM enquiries e WHERE e.id = %I.enquiry_id))
			WITH CHECK (EXISTS (SELECT FROM enquiries e WHERE e.id = %I.enquiry_id))', t, t, t);
	END LOOP;
	FOREACH t IN ARRAY ARRAY['enquiry_events', 'staff_tasks', 'message_files', 'callbacks', 'callback_tries', 'complaints'] LOOP
		EXECUTE format('CREATE POLICY staff_adds ON %I FOR INSERT TO hub_staff WITH CHECK (true)', t);
		EXECUTE format('GRANT INSERT ON %I TO hub_staff', t);
	END LOOP;
	FOREACH t IN ARRAY ARRAY['staff_tasks', 'message_files', 'callbacks', 'complaints', 'saved_replies'] LOOP
		EXECUTE format('CREATE POLICY staff_changes ON %I FOR UPDATE TO hub_staff USING (true) WITH CHECK (true)', t);
	END LOOP;
END $$;
--> statement-breakpoint
GRANT UPDATE ON staff_tasks, enquiry_presence, enquiry_drafts, message_files, callbacks, complaints, inbound_mails TO hub_system;
--> statement-breakpoint
GRANT DELETE ON enquiry_presence, enquiry_drafts TO hub_system;
--> statement-breakpoint
-- A task about somebody, and a mail of somebody, who is not there for this member of staff is not there either.
CREATE POLICY staff_not_locked ON staff_tasks AS RESTRICTIVE TO hub_staff
	USING ((enquiry_id IS NULL OR EXISTS (SELECT FROM enquiries e WHERE e.id = staff_tasks.enquiry_id))
		AND (family_member_id IS NULL OR family_member_id <> ALL ((SELECT app_locked_people())::uuid[]))
		AND (inbound_mail_id IS NULL OR EXISTS (SELECT FROM inbound_mails m WHERE m.id = staff_tasks.inbound_mail_id)));
--> statement-breakpoint
-- Whether an address is that of somebody who is not there for this member of staff: a mail that became no enquiry names nobody else.
CREATE FUNCTION is_locked_address(address text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
	RETURN EXISTS (SELECT FROM family_members f WHERE f.email = lower(address) AND f.id = ANY (app_locked_people()));
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION is_locked_address(text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION is_locked_address(text) TO hub_staff;
--> statement-breakpoint
CREATE POLICY staff_not_locked ON inbound_mails AS RESTRICTIVE TO hub_staff
	USING (CASE WHEN enquiry_id IS NOT NULL THEN EXISTS (SELECT FROM enquiries e WHERE e.id = inbound_mails.enquiry_id)
		WHEN (SELECT cardinality(app_locked_people()) = 0) THEN true
		ELSE NOT is_locked_address(coalesce(sender, '')) AND NOT is_locked_address(envelope_from) END);
--> statement-breakpoint
-- Whether mail to an address, in lower case, came back and nobody has checked it since: past the policies, because it came
-- back for whoever writes there. Says nothing else.
CREATE FUNCTION mail_came_back(address text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
	RETURN EXISTS (SELECT FROM staff_tasks t JOIN enquiries o ON o.id = t.enquiry_id
			WHERE t.kind = 'check-address' AND t.done_at IS NULL AND o.family_member_id IS NULL AND lower(o.contact ->> 'email') = address)
		OR EXISTS (SELECT FROM family_members f WHERE f.email = address AND f.mail_stopped_at IS NOT NULL);
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION mail_came_back(text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION mail_came_back(text) TO hub_staff, hub_system;
--> statement-breakpoint
-- A task is ended once, by who ends it.
CREATE POLICY staff_own_name ON staff_tasks AS RESTRICTIVE FOR INSERT TO hub_staff WITH CHECK (done_at IS NULL);
--> statement-breakpoint
CREATE POLICY staff_ends ON staff_tasks AS RESTRICTIVE FOR UPDATE TO hub_staff
	USING (done_at IS NULL) WITH CHECK (done_by_id IS NULL OR done_by_id = (SELECT app_person()));
--> statement-breakpoint
-- Nor is anything of theirs changed unread.
CREATE POLICY staff_changes_not_locked ON family_members AS RESTRICTIVE FOR UPDATE TO hub_staff
	USING (id <> ALL ((SELECT app_locked_people())::uuid[]));
--> statement-breakpoint
CREATE POLICY staff_changes_not_locked ON enquiries AS RESTRICTIVE FOR UPDATE TO hub_staff
	USING (family_member_id IS NULL OR family_member_id <> ALL ((SELECT app_locked_people())::uuid[]));
--> statement-breakpoint
GRANT UPDATE (done_at, done_by_id, outcome, for_staff_id, team, due_on) ON staff_tasks TO hub_staff;
--> statement-breakpoint
GRANT UPDATE (message_id) ON message_files TO hub_staff;
--> statement-breakpoint
-- Staff add files in their own name, or of nobody (out of a mail), unchecked; and send those that they chose themselves. A
-- file goes with a message of its own enquiry.
CREATE POLICY staff_own_name ON message_files AS RESTRICTIVE FOR INSERT TO hub_staff
	WITH CHECK (uploaded_by_family_member_id IS NULL AND (uploaded_by_staff_id IS NULL OR uploaded_by_staff_id = (SELECT app_person()))
		AND scan_status IN ('waiting', 'unscanned', 'refused') AND (message_id IS NULL
			OR EXISTS (SELECT FROM messages m WHERE m.id = message_files.message_id AND m.enquiry_id = message_files.enquiry_id)));
--> statement-breakpoint
CREATE POLICY staff_sends ON message_files AS RESTRICTIVE FOR UPDATE TO hub_staff
	USING (message_id IS NULL AND uploaded_by_staff_id = (SELECT app_person()))
	WITH CHECK (EXISTS (SELECT FROM messages m WHERE m.id = message_files.message_id AND m.enquiry_id = message_files.enquiry_id));
--> statement-breakpoint
-- A file that was not sent yet is taken away again by who chose it.
CREATE POLICY staff_drops ON message_files FOR DELETE TO hub_staff
	USING (message_id IS NULL AND uploaded_by_staff_id = (SELECT app_person()));
--> statement-breakpoint
GRANT DELETE ON message_files TO hub_staff;
--> statement-breakpoint
GRANT UPDATE (status, ended_at) ON callbacks TO hub_staff;
--> statement-breakpoint
GRANT UPDATE (acknowledged_on, answer_by, extended_to, extension_reason, answered_on, outcome) ON complaints TO hub_staff;
--> statement-breakpoint
-- What somebody did stands under their own name.
CREATE POLICY staff_own_name ON enquiry_events AS RESTRICTIVE FOR INSERT TO hub_staff
	WITH CHECK (staff_id IS NOT DISTINCT FROM (SELECT app_person()));
--> statement-breakpoint
CREATE POLICY staff_own_name ON callback_tries AS RESTRICTIVE FOR INSERT TO hub_staff
	WITH CHECK (staff_id = (SELECT app_person()) AND EXISTS (SELECT FROM callbacks c
		WHERE c.id = callback_tries.callback_id AND c.enquiry_id = callback_tries.enquiry_id));
--> statement-breakpoint
CREATE POLICY staff_own_name ON callbacks AS RESTRICTIVE FOR INSERT TO hub_staff
	WITH CHECK (agreed_by_id IS NULL OR agreed_by_id = (SELECT app_person()));
--> statement-breakpoint
CREATE POLICY staff_own ON enquiry_presence TO hub_staff
	USING (staff_id = (SELECT app_person())) WITH CHECK (staff_id = (SELECT app_person()));
--> statement-breakpoint
GRANT INSERT, UPDATE, DELETE ON enquiry_presence TO hub_staff;
--> statement-breakpoint
-- A draft is its writer's; a second pair of eyes says what it thinks of one that was shown to it.
CREATE POLICY staff_own ON enquiry_drafts TO hub_staff
	USING (staff_id = (SELECT app_person())) WITH CHECK (staff_id = (SELECT app_person()));
--> statement-breakpoint
CREATE POLICY staff_reviews ON enquiry_drafts FOR UPDATE TO hub_staff
	USING (review_asked_at IS NOT NULL AND reviewed_at IS NULL AND kind = 'message'
		AND (reviewer_id IS NULL OR reviewer_id = (SELECT app_person())))
	WITH CHECK (reviewed_by_id = (SELECT app_person()) AND staff_id <> (SELECT app_person()));
--> statement-breakpoint
GRANT INSERT, DELETE, UPDATE (body, version, updated_at, review_asked_at, reviewer_id, reviewed_at, reviewed_by_id, verdict,
	review_note, reviewed_version) ON enquiry_drafts TO hub_staff;
--> statement-breakpoint
-- Whoever reads a draft over changes no word of it, and whoever writes it says nothing in the reader's name.
CREATE FUNCTION keep_writer_and_reader_apart() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
	is_writer boolean := NEW.staff_id = app_person();
	has_verdict boolean := num_nonnulls(NEW.verdict, NEW.review_note, NEW.reviewed_by_id, NEW.reviewed_at, NEW.reviewed_version) > 0;
BEGIN
	IF app_person() IS NULL THEN
		RETURN NEW;
	END IF;
	IF TG_OP = 'INSERT' THEN
		IF has_verdict THEN
			RAISE EXCEPTION 'a new draft has no verdict' USING ERRCODE = 'insufficient_privilege';
		END IF;
	ELSIF is_writer THEN
		IF has_verdict AND (NEW.verdict, NEW.review_note, NEW.reviewed_by_id, NEW.reviewed_at, NEW.reviewed_version)
				IS DISTINCT FROM (OLD.verdict, OLD.review_note, OLD.reviewed_by_id, OLD.reviewed_at, OLD.reviewed_version) THEN
			RAISE EXCEPTION 'nobody says of their own draft what a colleague thinks' USING ERRCODE = 'insufficient_privilege';
		END IF;
	ELSIF (NEW.body, NEW.version, NEW.updated_at, NEW.review_asked_at, NEW.reviewer_id)
			IS DISTINCT FROM (OLD.body, OLD.version, OLD.updated_at, OLD.review_asked_at, OLD.reviewer_id) THEN
		RAISE EXCEPTION 'a draft is changed by its writer alone' USING ERRCODE = 'insufficient_privilege';
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER keep_writer_and_reader_apart BEFORE INSERT OR UPDATE ON enquiry_drafts
	FOR EACH ROW EXECUTE FUNCTION keep_writer_and_reader_apart();
--> statement-breakpoint
CREATE POLICY staff_own_or_shared ON saved_views AS RESTRICTIVE FOR SELECT TO hub_staff
	USING (owner_id = (SELECT app_person()) OR is_shared);
--> statement-breakpoint
CREATE POLICY staff_own ON saved_views TO hub_staff
	USING (owner_id = (SELECT app_person())) WITH CHECK (owner_id = (SELECT app_person()));
--> statement-breakpoint
GRANT INSERT, DELETE, UPDATE (name, query, is_shared) ON saved_views TO hub_staff;
--> statement-breakpoint
CREATE POLICY staff_adds ON staff_absences FOR INSERT TO hub_staff WITH CHECK (recorded_by_id = (SELECT app_person()));
--> statement-breakpoint
CREATE POLICY staff_changes ON staff_absences FOR UPDATE TO hub_staff USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT INSERT, UPDATE (ended_at, to_on, covered_by_id) ON staff_absences TO hub_staff;
--> statement-breakpoint
CREATE POLICY staff_adds ON saved_replies FOR INSERT TO hub_staff WITH CHECK (written_by_id = (SELECT app_person()));
--> statement-breakpoint
GRANT INSERT, UPDATE (title, topics, body, version, written_by_id, written_at, retired_at) ON saved_replies TO hub_staff;
--> statement-breakpoint
GRANT SELECT (capacity, takes_turns, last_given_at) ON staff_members TO hub_staff;
--> statement-breakpoint
-- Nobody is handed what they may not open, also where the hub hands it on by itself.
GRANT EXECUTE ON FUNCTION locked_children(uuid) TO hub_system;
--> statement-breakpoint
-- The hub gives enquiries to colleagues by turns, and must not give one to whom it is locked.
GRANT EXECUTE ON FUNCTION locked_children(uuid), cases_of(uuid[]), people_only_on(uuid[]) TO hub_system;
--> statement-breakpoint
GRANT UPDATE ON staff_absences TO hub_system;
--> statement-breakpoint
-- What a family's connection reads of rows that are its own to see: what we did about its question, never why in our words.
CREATE POLICY family_own ON enquiry_events FOR SELECT TO hub_family
	USING (kind IN ('paused', 'resumed', 'promise-missed', 'promise-renewed', 'escalated', 'became-complaint', 'reopened')
		AND EXISTS (SELECT FROM enquiries e WHERE e.id = enquiry_events.enquiry_id));
--> statement-breakpoint
GRANT SELECT (id, enquiry_id, kind, at) ON enquiry_events TO hub_family;
--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
	FOREACH t IN ARRAY ARRAY['callbacks', 'callback_tries', 'complaints', 'enquiry_feedback'] LOOP
		EXECUTE format('CREATE POLICY family_own ON %I FOR SELECT TO hub_family
			USING (EXISTS (SELECT FROM enquiries e WHERE e.id = %I.enquiry_id))', t, t);
	END LOOP;
END $$;
--> statement-breakpoint
GRANT SELECT (id, enquiry_id, phone, slot_on, starts_at_hour, status, agreed_at, ended_at) ON callbacks TO hub_family;
--> statement-breakpoint
GRANT SELECT (id, callback_id, enquiry_id, tried_at, outcome) ON callback_tries TO hub_family;
--> statement-breakpoint
GRANT SELECT ON complaints TO hub_family;
--> statement-breakpoint
GRANT SELECT (id, enquiry_id, is_answered, given_at) ON enquiry_feedback TO hub_family;
--> statement-breakpoint
-- Messages are themselves under a policy: a file that belongs to a staff note is not there.
CREATE POLICY family_own ON message_files FOR SELECT TO hub_family
	USING (EXISTS (SELECT FROM messages m WHERE m.id = message_files.message_id));
--> statement-breakpoint
CREATE POLICY family_sends ON message_files FOR INSERT TO hub_family
	WITH CHECK (uploaded_by_family_member_id = (SELECT app_person()) AND uploaded_by_staff_id IS NULL
		AND scan_status IN ('waiting', 'unscanned')
		AND EXISTS (SELECT FROM messages m WHERE m.id = message_files.message_id AND m.enquiry_id = message_files.enquiry_id
			AND m.author_kind = 'family'));
--> statement-breakpoint
GRANT SELECT (id, enquiry_id, message_id, file_name, media_type, byte_size, uploaded_at, scan_status, storage_key), INSERT
	ON message_files TO hub_family;
--> statement-breakpoint
-- A school asks for itself about its own pupil, and nobody but a school does.
DROP POLICY family_asks ON enquiries;
--> statement-breakpoint
CREATE POLICY family_asks ON enquiries FOR INSERT TO hub_family
	WITH CHECK (family_member_id = (SELECT app_person()) AND channel = 'web'
		AND num_nonnulls(owner_id, recorded_by_staff_id, merged_into_id) = 0
		AND (case_id IS NULL AND NOT 'PROFESSIONAL' = ANY (topics) AND legal_basis IS NULL
		OR EXISTS (SELECT FROM case_access a WHERE a.case_id = enquiries.case_id AND CASE a.role
			WHEN 'school' THEN topics = ARRAY['PROFESSIONAL'] AND legal_basis IS NOT NULL
			ELSE a.level = 'act' AND NOT 'PROFESSIONAL' = ANY (topics) AND legal_basis IS NULL END)));
--> statement-breakpoint
-- What a family writes came by its own page: no proof of a sender, and nobody wrote it down for them.
CREATE POLICY family_writes_itself ON messages AS RESTRICTIVE FOR INSERT TO hub_family
	WITH CHECK (num_nonnulls(channel, recorded_by_staff_id, sender_proof) = 0);
--> statement-breakpoint
GRANT UPDATE (outcome) ON offered_answers TO hub_system;
--> statement-breakpoint
GRANT SELECT (school_reason, escalation, escalated_at, paused_since, paused_days_left, contact_count, merged_into_id) ON enquiries TO hub_family;
--> statement-breakpoint
GRANT UPDATE (paused_since, paused_days_left, snoozed_until, contact_count, reopened_count) ON enquiries TO hub_family;
--> statement-breakpoint
GRANT SELECT (channel) ON messages TO hub_family;
--> statement-breakpoint
GRANT SELECT (paused_at, missed_at) ON promises TO hub_family;
--> statement-breakpoint
GRANT SELECT (replies_by_email) ON family_members TO hub_family;
--> statement-breakpoint
-- What staff decide of a mail that became no enquiry, and that an address was checked.
CREATE POLICY staff_changes ON inbound_mails FOR UPDATE TO hub_staff USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT UPDATE (status, outcome, filed_at, enquiry_id, message_id, seen_at) ON inbound_mails TO hub_staff;
--> statement-breakpoint
GRANT UPDATE (mail_stopped_at) ON family_members TO hub_staff;
--> statement-breakpoint
-- A new address has had no mail come back, and nobody has chosen whole answers for it.
CREATE FUNCTION start_mail_to_new_address() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	NEW.mail_stopped_at := NULL;
	NEW.replies_by_email := false;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER family_members_new_address BEFORE UPDATE OF email ON family_members
	FOR EACH ROW WHEN (NEW.email IS DISTINCT FROM OLD.email) EXECUTE FUNCTION start_mail_to_new_address();
--> statement-breakpoint
-- The key that signs the Message-IDs of mails about an enquiry.
INSERT INTO hub_secrets (name, value)
	VALUES ('mail-thread', replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''));
--> statement-breakpoint
-- The worker sleeps until a mail has come.
CREATE FUNCTION announce_mails() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	NOTIFY mails_waiting;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER inbound_mails_announce AFTER INSERT ON inbound_mails
	FOR EACH STATEMENT EXECUTE FUNCTION announce_mails();
--> statement-breakpoint
-- Of what is there already: when a person first answered.
UPDATE enquiries e SET first_answered_at = (SELECT min(m.written_at) FROM messages m
	WHERE m.enquiry_id = e.id AND m.kind = 'message' AND m.author_kind = 'staff');
--> statement-breakpoint
-- Mails that became no enquiry go by themselves once their time is over (data-rights); nothing else of them does.
CREATE POLICY system_removes ON inbound_mails AS RESTRICTIVE FOR DELETE TO hub_system
	USING (enquiry_id IS NULL AND status <> 'received');
--> statement-breakpoint
CREATE POLICY system_removes ON staff_tasks AS RESTRICTIVE FOR DELETE TO hub_system USING (inbound_mail_id IS NOT NULL);
--> statement-breakpoint
GRANT DELETE ON inbound_mails, staff_tasks TO hub_system;
--> statement-breakpoint
-- Erasing reaches everything that hangs on an enquiry (0007 has the rest).
CREATE FUNCTION files_of_enquiries(ids uuid[]) RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
	RETURN ARRAY(SELECT storage_key FROM message_files WHERE enquiry_id = ANY (ids)
		UNION SELECT storage_key FROM inbound_mails WHERE enquiry_id = ANY (ids));
--> statement-breakpoint
-- How many rows of each went.
CREATE FUNCTION erase_parts_of_enquiries(ids uuid[]) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
	counted jsonb := '{}';
	n integer;
	t text;
BEGIN
	UPDATE enquiries SET merged_into_id = NULL WHERE merged_into_id = ANY (ids) AND id <> ALL (ids);
	-- An enquiry that it was joined to, or that came out of it, and that stays: no longer points here.
	UPDATE enquiry_events o SET details = o.details - ARRAY['into', 'from', 'other', 'reference', 'was']
		WHERE o.kind IN ('merged', 'merged-away', 'unmerged', 'split', 'split-off') AND o.enquiry_id <> ALL (ids)
			AND coalesce(o.details ->> 'into', o.details ->> 'from', o.details ->> 'other') = ANY (ids::text[])
			AND o.enquiry_id::text IN (SELECT coalesce(v.details ->> 'into', v.details ->> 'from', v.details ->> 'other')
				FROM enquiry_events v WHERE v.enquiry_id = ANY (ids) AND v.kind IN ('merged', 'merged-away', 'unmerged', 'split', 'split-off'));
	DELETE FROM staff_tasks WHERE inbound_mail_id IN (SELECT id FROM inbound_mails WHERE enquiry_id = ANY (ids));
	FOREACH t IN ARRAY ARRAY['staff_tasks', 'callback_tries', 'callbacks', 'complaints', 'enquiry_feedback', 'enquiry_events',
		'enquiry_presence', 'enquiry_drafts', 'message_files', 'inbound_mails'] LOOP
		EXECUTE format('DELETE FROM %I WHERE enquiry_id = ANY ($1)', t) USING ids;
		GET DIAGNOSTICS n = ROW_COUNT;
		counted := counted || jsonb_build_object(t, n);
	END LOOP;
	RETURN counted;
END $$;
--> statement-breakpoint
-- Mails of these addresses that became no enquiry, where nobody with the address is left: the keys of their files.
CREATE FUNCTION erase_mails_of(addresses text[]) RETURNS text[] LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
	ids uuid[] := ARRAY(SELECT m.id FROM inbound_mails m WHERE m.enquiry_id IS NULL AND m.status <> 'received'
		AND (m.sender = ANY (addresses) OR lower(m.envelope_from) = ANY (addresses))
		AND NOT EXISTS (SELECT FROM family_members f WHERE f.email IN (m.sender, lower(m.envelope_from))));
	keys text[];
BEGIN
	DELETE FROM staff_tasks WHERE inbound_mail_id = ANY (ids);
	WITH gone AS (DELETE FROM inbound_mails WHERE id = ANY (ids) RETURNING storage_key)
		SELECT coalesce(array_agg(storage_key), '{}') INTO keys FROM gone;
	RETURN keys;
END $$;
--> statement-breakpoint
CREATE FUNCTION addresses_of(people uuid[], enquiry_ids uuid[]) RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
	RETURN ARRAY(SELECT lower(email) FROM family_members WHERE id = ANY (people) AND email IS NOT NULL
		UNION SELECT lower(contact ->> 'email') FROM enquiries WHERE id = ANY (enquiry_ids) AND contact ->> 'email' IS NOT NULL);
--> statement-breakpoint
-- As in 0007; what we were to do about somebody who is gone goes with them, and keeps nobody here.
CREATE OR REPLACE FUNCTION erase_people_left(people uuid[]) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
	own regclass[] := ARRAY['sessions', 'known_devices', 'passkeys', 'email_changes', 'sign_in_attempts', 'notifications', 'staff_tasks']::regclass[];
	gone uuid[] := people;
	link record;
BEGIN
	PERFORM FROM family_members WHERE id = ANY (people) ORDER BY id FOR UPDATE;
	FOR link IN SELECT k.conrelid::regclass AS tab, a.attname AS col FROM pg_constraint k
		JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)
		WHERE k.contype = 'f' AND k.confrelid = 'family_members'::regclass AND NOT k.conrelid = ANY (own) LOOP
		EXECUTE format('SELECT coalesce(array_agg(p), ''{}'') FROM unnest($1) AS p WHERE NOT EXISTS (SELECT FROM %s x WHERE x.%I = p)',
			link.tab, link.col) INTO gone USING gone;
	END LOOP;
	DELETE FROM factor_challenges WHERE session_id IN (SELECT id FROM sessions WHERE family_member_id = ANY (gone));
	DELETE FROM notifications WHERE family_member_id = ANY (gone);
	DELETE FROM staff_tasks WHERE family_member_id = ANY (gone);
	DELETE FROM email_changes WHERE family_member_id = ANY (gone);
	DELETE FROM sessions WHERE family_member_id = ANY (gone);
	DELETE FROM known_devices WHERE family_member_id = ANY (gone);
	DELETE FROM passkeys WHERE family_member_id = ANY (gone);
	DELETE FROM sign_in_attempts WHERE family_member_id = ANY (gone);
	DELETE FROM family_members WHERE id = ANY (gone);
	RETURN cardinality(gone);
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION erase_child(erasure_id uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
	child uuid := require_agreed_erasure(erasure_id, 'child');
	upn_hashed text;
	case_ids uuid[];
	enquiry_ids uuid[];
	people uuid[];
	told text[];
	files text[];
	addresses text[];
	counted jsonb := '{}';
	n integer;
	t text;
BEGIN
	-- Whoever sets a hold or records a request for a copy meanwhile waits for this lock, or is seen below.
	SELECT CASE WHEN upn IS NULL THEN NULL ELSE erased_upn_hash(upn) END INTO upn_hashed FROM children WHERE id = child FOR UPDATE;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'there is no such child' USING ERRCODE = 'HB002';
	END IF;
	PERFORM FROM cases WHERE child_id = child ORDER BY id FOR UPDATE;
	case_ids := ARRAY(SELECT id FROM cases WHERE child_id = child);
	-- What was joined to an enquiry of the case is read as part of it, also where it was on no case itself.
	enquiry_ids := ARRAY(SELECT e.id FROM enquiries e WHERE e.case_id = ANY (case_ids)
		OR e.case_id IS NULL AND e.merged_into_id IN (SELECT m.id FROM enquiries m WHERE m.case_id = ANY (case_ids)));
	PERFORM FROM enquiries WHERE id = ANY (enquiry_ids) ORDER BY id FOR UPDATE;
	IF EXISTS (SELECT FROM legal_holds WHERE child_id = child AND lifted_at IS NULL) THEN
		RAISE EXCEPTION 'a legal hold is in force' USING ERRCODE = 'HB003';
	END IF;
	IF EXISTS (SELECT FROM access_requests WHERE child_id = child AND released_at IS NULL AND closed_at IS NULL) THEN
		RAISE EXCEPTION 'somebody waits for a copy' USING ERRCODE = 'HB004';
	END IF;

	people := ARRAY(SELECT family_member_id FROM case_access WHERE case_id = ANY (case_ids)
		UNION SELECT consented_by_id FROM case_access WHERE case_id = ANY (case_ids)
		UNION SELECT family_member_id FROM enquiries WHERE id = ANY (enquiry_ids)
		UNION SELECT author_family_member_id FROM messages WHERE enquiry_id = ANY (enquiry_ids)
		UNION SELECT uploaded_by_family_member_id FROM message_files WHERE enquiry_id = ANY (enquiry_ids)
		UNION SELECT family_member_id FROM enquiry_feedback WHERE enquiry_id = ANY (enquiry_ids)
		UNION SELECT family_member_id FROM letters WHERE case_id = ANY (case_ids)
		UNION SELECT family_member_id FROM draft_comments WHERE case_id = ANY (case_ids)
		UNION SELECT family_member_id FROM family_requests WHERE case_id = ANY (case_ids)
		UNION SELECT unnest(ARRAY[family_member_id, uploaded_by_family_member_id, received_from_id]) FROM documents WHERE case_id = ANY (case_ids)
		UNION SELECT unnest(ARRAY[family_member_id, used_by_id, consented_by_id]) FROM invitations WHERE case_id = ANY (case_ids)
		UNION SELECT alternative_person_id FROM capacity_decisions WHERE case_id = ANY (case_ids)
		UNION SELECT unnest(ARRAY[parent_id, young_person_id]) FROM parent_consents WHERE case_id = ANY (case_ids)
		UNION SELECT family_member_id FROM case_events WHERE case_id = ANY (case_ids)
		UNION SELECT family_member_id FROM restrictions WHERE child_id = child
		UNION SELECT unnest(ARRAY[asked_by_id, about_id]) FROM record_corrections WHERE child_id = child
		UNION SELECT family_member_id FROM access_requests WHERE child_id = child);
	people := array_remove(people, NULL);
	addresses := addresses_of(people, enquiry_ids);
	files := ARRAY(SELECT storage_key FROM documents WHERE case_id = ANY (case_ids)
		UNION SELECT storage_key FROM access_requests WHERE child_id = child AND storage_key IS NOT NULL
		UNION SELECT unnest(files_of_enquiries(enquiry_ids)));
	told := ARRAY(SELECT id::text FROM case_events WHERE case_id = ANY (case_ids) UNION SELECT unnest(case_ids)::text
		UNION SELECT unnest(enquiry_ids)::text UNION SELECT child::text
		UNION SELECT id::text FROM messages WHERE enquiry_id = ANY (enquiry_ids)
		UNION SELECT id::text FROM message_files WHERE enquiry_id = ANY (enquiry_ids)
		UNION SELECT id::text FROM documents WHERE case_id = ANY (case_ids)
		UNION SELECT id::text FROM access_requests WHERE child_id = child
		UNION SELECT id::text FROM record_corrections WHERE child_id = child
		UNION SELECT id::text FROM invitations WHERE case_id = ANY (case_ids));

	DELETE FROM notifications WHERE case_id = ANY (case_ids) OR split_part(event_key, ':', 1) = ANY (told)
		OR split_part(event_key, ':', 2) = ANY (told);
	GET DIAGNOSTICS n = ROW_COUNT;
	counted := counted || jsonb_build_object('notifications', n);
	counted := counted || erase_parts_of_enquiries(enquiry_ids);
	DELETE FROM promises WHERE case_id = ANY (case_ids) OR enquiry_id = ANY (enquiry_ids);
	DELETE FROM messages WHERE enquiry_id = ANY (enquiry_ids);
	GET DIAGNOSTICS n = ROW_COUNT;
	counted := counted || jsonb_build_object('messages', n);
	DELETE FROM enquiries WHERE id = ANY (enquiry_ids);
	DELETE FROM sign_in_attempts WHERE invitation_id IN (SELECT id FROM invitations WHERE case_id = ANY (case_ids));
	-- What hangs on others first.
	FOREACH t IN ARRAY ARRAY['letters', 'documents', 'draft_comments', 'family_requests', 'case_duties', 'advice_chases',
		'advice_requests', 'setting_consultations', 'capacity_decisions', 'parent_consents', 'invitations', 'case_access',
		'case_events', 'record_corrections'] LOOP
		EXECUTE format('DELETE FROM %I WHERE case_id = ANY ($1)', t) USING case_ids;
		GET DIAGNOSTICS n = ROW_COUNT;
		counted := counted || jsonb_build_object(t, n);
	END LOOP;
	DELETE FROM access_request_items WHERE access_request_id IN (SELECT id FROM access_requests WHERE child_id = child);
	FOREACH t IN ARRAY ARRAY['access_requests', 'record_corrections', 'restrictions', 'staff_locks', 'named_staff', 'broken_glass',
		'rights_transfers', 'legal_holds', 'child_districts'] LOOP
		EXECUTE format('DELETE FROM %I WHERE child_id = $1', t) USING child;
	END LOOP;
	-- Figures stay as they were counted, of nobody.
	UPDATE case_snapshots SET case_id = gen_random_uuid() WHERE case_id = ANY (case_ids);
	UPDATE bulk_orders SET bulk_order = without_ids(bulk_order, case_ids::text[]), result = without_ids(result, case_ids::text[])
		WHERE EXISTS (SELECT FROM unnest(case_ids) AS c WHERE bulk_order::text LIKE '%' || c || '%' OR result::text LIKE '%' || c || '%');
	UPDATE daily_runs r SET reached = (SELECT c.id FROM cases c WHERE c.id < r.reached AND c.id <> ALL (case_ids) ORDER BY c.id DESC LIMIT 1)
		WHERE reached = ANY (case_ids);
	DELETE FROM cases WHERE child_id = child;
	GET DIAGNOSTICS n = ROW_COUNT;
	counted := counted || jsonb_build_object('cases', n, 'enquiries', cardinality(enquiry_ids));
	DELETE FROM children WHERE id = child;
	counted := counted || jsonb_build_object('family_members', erase_people_left(people));
	files := files || erase_mails_of(addresses);
	UPDATE erasures SET erased_at = app_now(), counts = counted, files_left = files, upn_hash = upn_hashed WHERE id = erasure_id;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION erase_enquiry(erasure_id uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
	enquiry uuid := require_agreed_erasure(erasure_id, 'enquiry');
	people uuid[];
	told text[];
	files text[];
	addresses text[];
	counted jsonb;
BEGIN
	PERFORM FROM enquiries WHERE id = enquiry AND case_id IS NULL FOR UPDATE;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'there is no such enquiry' USING ERRCODE = 'HB002';
	END IF;
	people := array_remove(ARRAY(SELECT family_member_id FROM enquiries WHERE id = enquiry
		UNION SELECT author_family_member_id FROM messages WHERE enquiry_id = enquiry
		UNION SELECT uploaded_by_family_member_id FROM message_files WHERE enquiry_id = enquiry
		UNION SELECT family_member_id FROM enquiry_feedback WHERE enquiry_id = enquiry), NULL);
	addresses := addresses_of(people, ARRAY[enquiry]);
	files := files_of_enquiries(ARRAY[enquiry]);
	told := ARRAY(SELECT enquiry::text UNION SELECT id::text FROM messages WHERE enquiry_id = enquiry
		UNION SELECT id::text FROM message_files WHERE enquiry_id = enquiry);
	counted := jsonb_build_object('enquiries', 1, 'messages', (SELECT count(*) FROM messages WHERE enquiry_id = enquiry));
	DELETE FROM notifications WHERE split_part(event_key, ':', 1) = ANY (told) OR split_part(event_key, ':', 2) = ANY (told);
	counted := counted || erase_parts_of_enquiries(ARRAY[enquiry]);
	DELETE FROM promises WHERE enquiry_id = enquiry;
	DELETE FROM messages WHERE enquiry_id = enquiry;
	DELETE FROM enquiries WHERE id = enquiry;
	counted := counted || jsonb_build_object('family_members', erase_people_left(people));
	files := files || erase_mails_of(addresses);
	UPDATE erasures SET erased_at = app_now(), counts = counted, files_left = files WHERE id = erasure_id;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION files_of_enquiries(uuid[]), erase_parts_of_enquiries(uuid[]), erase_mails_of(text[]),
	addresses_of(uuid[], uuid[]) FROM PUBLIC;
--> statement-breakpoint
-- Finding whoever rings while staff type. Under row-level security Postgres uses no index for an operator that is not
-- leakproof, and trigrams are none: so this looks past the policies, applies the locks itself and gives ids alone;
-- what stands behind them is read under the policies again.
CREATE FUNCTION dialled(phone text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN regexp_replace(regexp_replace(phone, '\D', '', 'g'), '^(0044|44)0?', '0');
--> statement-breakpoint
CREATE FUNCTION close_postcode(postcode text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN upper(regexp_replace(postcode, '\s', '', 'g'));
--> statement-breakpoint
CREATE FUNCTION postcode_of_address(address text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN regexp_replace(substring(upper(address) FROM '([A-Z]{1,2}[0-9][0-9A-Z]?\s*[0-9][A-Z]{2})\s*$'), '\s', '', 'g');
--> statement-breakpoint
-- Who may have written to us from the address or the number of nobody who is signed in. What staff write down of a call,
-- they have heard themselves.
CREATE FUNCTION people_of_contact(channel text, contact jsonb) RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
	RETURN CASE WHEN channel IN ('email', 'web') THEN ARRAY(
		SELECT f.id FROM family_members f WHERE f.email = lower(contact ->> 'email')
		UNION SELECT f.id FROM family_members f WHERE f.phone IS NOT NULL AND length(dialled(contact ->> 'phone')) > 6
			AND reverse(dialled(f.phone)) = reverse(dialled(contact ->> 'phone'))) ELSE '{}' END;
--> statement-breakpoint
-- The same from the other side: looked up once, so that the queue is read from its index as before.
CREATE FUNCTION enquiries_sent_by(people uuid[]) RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
	RETURN CASE WHEN cardinality(people) = 0 THEN '{}' ELSE ARRAY(
		SELECT e.id FROM family_members f JOIN enquiries e ON e.family_member_id IS NULL AND e.channel IN ('email', 'web')
			AND e.contact ->> 'email' IS NOT NULL AND lower(e.contact ->> 'email') = f.email WHERE f.id = ANY (people)
		UNION SELECT e.id FROM family_members f JOIN enquiries e ON e.family_member_id IS NULL AND e.channel IN ('email', 'web')
			AND e.contact ->> 'phone' IS NOT NULL AND reverse(dialled(e.contact ->> 'phone')) = reverse(dialled(f.phone))
			WHERE f.id = ANY (people) AND length(dialled(f.phone)) > 6) END;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION people_of_contact(text, jsonb), enquiries_sent_by(uuid[]) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION people_of_contact(text, jsonb) TO hub_staff, hub_system;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION enquiries_sent_by(uuid[]) TO hub_staff;
--> statement-breakpoint
-- What somebody who is not there for this member of staff wrote is not there either, also before anybody has linked it.
CREATE POLICY staff_sender_not_locked ON enquiries AS RESTRICTIVE FOR SELECT TO hub_staff
	USING (id <> ALL ((SELECT enquiries_sent_by(app_locked_people()))::uuid[]));
--> statement-breakpoint
CREATE INDEX family_members_names_idx ON family_members USING gin (lower(name) gin_trgm_ops);
--> statement-breakpoint
CREATE INDEX children_names_idx ON children
	USING gin (lower(forename || ' ' || surname || ' ' || coalesce(preferred_name, '')) gin_trgm_ops);
--> statement-breakpoint
-- A number is found by its end, so it is kept backwards.
CREATE INDEX family_members_phone_end_idx ON family_members (reverse(dialled(phone)) text_pattern_ops) WHERE phone IS NOT NULL;
--> statement-breakpoint
CREATE INDEX family_members_postcode_idx ON family_members (postcode_of_address(postal_address)) WHERE postal_address IS NOT NULL;
--> statement-breakpoint
CREATE INDEX children_postcode_idx ON children (close_postcode(postcode)) WHERE postcode IS NOT NULL;
--> statement-breakpoint
CREATE INDEX enquiries_contact_phone_idx ON enquiries (reverse(dialled(contact ->> 'phone')) text_pattern_ops)
	WHERE family_member_id IS NULL AND contact ->> 'phone' IS NOT NULL;
--> statement-breakpoint
CREATE INDEX enquiries_contact_email_idx ON enquiries (lower(contact ->> 'email'))
	WHERE family_member_id IS NULL AND contact ->> 'email' IS NOT NULL;
--> statement-breakpoint
CREATE INDEX enquiries_contact_names_idx ON enquiries USING gin (lower(contact_name) gin_trgm_ops) WHERE family_member_id IS NULL;
--> statement-breakpoint
-- `found_by`: reference, phone, email, postcode or name; `words`: what was typed, as shared/src/enquiries/callers.ts reads it.
-- A row is a person with one case; without a case, somebody on none; without a person, a case with nobody on it, or
-- an enquiry of somebody without an account.
CREATE FUNCTION find_callers(found_by text, words text[]) RETURNS TABLE (family_member_id uuid, case_id uuid, enquiry_id uuid, score real)
	LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 15 SET search_path = public, pg_temp SET pg_trgm.word_similarity_threshold = 0.5 AS $$
DECLARE
	one text := words[1];
	two text := coalesce(words[2], words[1]);
	three text := coalesce(words[3], words[1]);
	from_end text := reverse(words[1]) || '%';
	closed_children uuid[] := app_locked_children();
	closed_cases uuid[] := app_locked_cases();
	closed_people uuid[] := app_locked_people();
	closed_enquiries uuid[] := enquiries_sent_by(app_locked_people());
	people uuid[] := '{}';
	people_scores real[] := '{}';
	kids uuid[] := '{}';
	kid_scores real[] := '{}';
	asked uuid[] := '{}';
	asked_scores real[] := '{}';
BEGIN
	IF found_by = 'name' THEN
		SELECT array_agg(f.id), array_agg(f.fit) INTO people, people_scores FROM (
			SELECT f.id, (word_similarity(one, lower(f.name)) + word_similarity(two, lower(f.name)) + word_similarity(three, lower(f.name)))::real AS fit
			FROM family_members f WHERE one <% lower(f.name) AND two <% lower(f.name) AND three <% lower(f.name)
				AND f.id <> ALL (closed_people) ORDER BY fit DESC, f.name, f.id LIMIT 30) f;
		SELECT array_agg(c.id), array_agg(c.fit) INTO kids, kid_scores FROM (
			SELECT c.id, (word_similarity(one, n.names) + word_similarity(two, n.names) + word_similarity(three, n.names))::real AS fit
			FROM children c, LATERAL (SELECT lower(c.forename || ' ' || c.surname || ' ' || coalesce(c.preferred_name, '')) AS names) n
			WHERE one <% lower(c.forename || ' ' || c.surname || ' ' || coalesce(c.preferred_name, ''))
				AND two <% lower(c.forename || ' ' || c.surname || ' ' || coalesce(c.preferred_name, ''))
				AND three <% lower(c.forename || ' ' || c.surname || ' ' || coalesce(c.preferred_name, ''))
				AND c.id <> ALL (closed_children) ORDER BY fit DESC, c.surname, c.forename, c.id LIMIT 30) c;
		SELECT array_agg(e.id), array_agg(e.fit) INTO asked, asked_scores FROM (
			SELECT e.id, (word_similarity(one, lower(e.contact_name)) + word_similarity(two, lower(e.contact_name))
				+ word_similarity(three, lower(e.contact_name)))::real AS fit
			FROM enquiries e WHERE e.family_member_id IS NULL AND one <% lower(e.contact_name) AND two <% lower(e.contact_name)
				AND three <% lower(e.contact_name) AND e.id <> ALL (closed_enquiries) AND (e.case_id IS NULL OR e.case_id <> ALL (closed_cases))
				AND e.status IN ('waiting', 'paused', 'answered') ORDER BY fit DESC, e.opened_at DESC, e.id LIMIT 10) e;
	ELSIF found_by = 'phone' THEN
		SELECT array_agg(f.id), array_agg(f.fit) INTO people, people_scores FROM (
			SELECT f.id, 3::real AS fit FROM family_members f WHERE f.phone IS NOT NULL
				AND reverse(dialled(f.phone)) LIKE from_end AND f.id <> ALL (closed_people) ORDER BY f.name, f.id LIMIT 30) f;
		SELECT array_agg(e.id), array_agg(e.fit) INTO asked, asked_scores FROM (
			SELECT e.id, 3::real AS fit FROM enquiries e WHERE e.family_member_id IS NULL AND e.contact ->> 'phone' IS NOT NULL
				AND reverse(dialled(e.contact ->> 'phone')) LIKE from_end AND e.id <> ALL (closed_enquiries) AND (e.case_id IS NULL OR e.case_id <> ALL (closed_cases))
				AND e.status IN ('waiting', 'paused', 'answered') ORDER BY e.opened_at DESC, e.id LIMIT 10) e;
	ELSIF found_by = 'email' THEN
		SELECT array_agg(f.id), array_agg(3::real) INTO people, people_scores FROM family_members f
			WHERE f.email = one AND f.id <> ALL (closed_people);
	ELSIF found_by = 'postcode' THEN
		-- Where a child is hidden nobody finds out by asking who lives there.
		SELECT array_agg(c.id), array_agg(c.fit) INTO kids, kid_scores FROM (
			SELECT c.id, 3::real AS fit FROM children c WHERE c.postcode IS NOT NULL AND close_postcode(c.postcode) = one
				AND c.id <> ALL (closed_children) AND NOT EXISTS (SELECT FROM restrictions r WHERE r.child_id = c.id
					AND r.kind = 'ADDRESS_HIDDEN' AND r.cleared_at IS NULL) ORDER BY c.surname, c.forename, c.id LIMIT 30) c;
		SELECT array_agg(f.id), array_agg(f.fit) INTO people, people_scores FROM (
			SELECT f.id, 3::real AS fit FROM family_members f WHERE f.postal_address IS NOT NULL
				AND postcode_of_address(f.postal_address) = one AND f.id <> ALL (closed_people)
				AND NOT EXISTS (SELECT FROM case_access a JOIN cases c ON c.id = a.case_id JOIN restrictions r ON r.child_id = c.child_id
					WHERE a.family_member_id = f.id AND r.kind = 'ADDRESS_HIDDEN' AND r.cleared_at IS NULL) ORDER BY f.name, f.id LIMIT 30) f;
	ELSIF found_by = 'reference' THEN
		SELECT array_agg(c.child_id), array_agg(3::real) INTO kids, kid_scores FROM cases c
			WHERE c.reference = one AND c.child_id <> ALL (closed_children);
		SELECT array_agg(e.id), array_agg(3::real) INTO asked, asked_scores FROM enquiries e
			WHERE e.reference = one AND e.id <> ALL (closed_enquiries) AND (e.case_id IS NULL OR e.case_id <> ALL (closed_cases))
				AND (e.family_member_id IS NULL OR e.family_member_id <> ALL (closed_people));
	END IF;
	RETURN QUERY
		WITH adults AS (SELECT * FROM unnest(people, people_scores) AS p (id, fit)),
		young AS (SELECT * FROM unnest(kids, kid_scores) AS k (id, fit)),
		known AS (SELECT * FROM unnest(asked, asked_scores) AS q (id, fit)),
		pairs AS (
			SELECT p.id AS person, a.case_id AS at_case, NULL::uuid AS by_enquiry, p.fit FROM adults p
				LEFT JOIN case_access a ON a.family_member_id = p.id AND a.case_id <> ALL (closed_cases)
			UNION ALL
			SELECT a.family_member_id, c.id, NULL, y.fit FROM young y JOIN cases c ON c.child_id = y.id
					AND (found_by <> 'reference' OR c.reference = one)
				LEFT JOIN case_access a ON a.case_id = c.id
			UNION ALL
			SELECT e.family_member_id, e.case_id, CASE WHEN e.family_member_id IS NULL THEN e.id END, q.fit
				FROM known q JOIN enquiries e ON e.id = q.id)
		SELECT person, at_case, by_enquiry, max(fit) FROM pairs GROUP BY person, at_case, by_enquiry
		ORDER BY max(fit) DESC, person, at_case LIMIT 40;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION find_callers(text, text[]) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION find_callers(text, text[]) TO hub_staff;

--> statement-breakpoint
-- What the live queue shows has changed: the screens are told the ids, each once a transaction (Postgres drops what was
-- said already), and nothing else. `*`: look at everything again, after more than can be told one by one.
CREATE FUNCTION tell_screens() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
	ids uuid[];
BEGIN
	IF TG_TABLE_NAME <> 'enquiries' THEN
		IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'enquiry_presence' THEN
			ids := ARRAY(SELECT DISTINCT n.enquiry_id FROM after_it n JOIN before_it o
				ON (o.enquiry_id, o.staff_id, o.tab) = (n.enquiry_id, n.staff_id, n.tab)
				WHERE o.is_writing <> n.is_writing OR o.seen_at < n.seen_at - interval '45 seconds');
		ELSIF TG_OP = 'DELETE' THEN
			ids := ARRAY(SELECT DISTINCT enquiry_id FROM before_it);
		ELSE
			ids := ARRAY(SELECT DISTINCT enquiry_id FROM after_it);
		END IF;
	ELSIF TG_OP = 'INSERT' THEN
		ids := ARRAY(SELECT id FROM after_it);
	ELSE
		ids := ARRAY(SELECT n.id FROM after_it n JOIN before_it o ON o.id = n.id
			WHERE (n.version, n.status, n.owner_id, n.team, n.reply_by, n.waiting_since, n.snoozed_until, n.priority, n.topics,
					n.case_id, n.family_member_id, n.contact_name, n.escalation, n.contact_count)
				IS DISTINCT FROM (o.version, o.status, o.owner_id, o.team, o.reply_by, o.waiting_since, o.snoozed_until, o.priority,
					o.topics, o.case_id, o.family_member_id, o.contact_name, o.escalation, o.contact_count));
	END IF;
	IF cardinality(ids) > 500 THEN
		PERFORM pg_notify('hub_enquiries', '*');
	ELSE
		PERFORM pg_notify('hub_enquiries', id::text) FROM unnest(ids) AS id;
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
	FOREACH t IN ARRAY ARRAY['enquiries', 'enquiry_presence', 'enquiry_drafts'] LOOP
		EXECUTE format('CREATE TRIGGER tell_screens_new AFTER INSERT ON %I REFERENCING NEW TABLE AS after_it
			FOR EACH STATEMENT EXECUTE FUNCTION tell_screens()', t);
	END LOOP;
	FOREACH t IN ARRAY ARRAY['enquiries', 'enquiry_presence'] LOOP
		EXECUTE format('CREATE TRIGGER tell_screens_changed AFTER UPDATE ON %I REFERENCING OLD TABLE AS before_it NEW TABLE AS after_it
			FOR EACH STATEMENT EXECUTE FUNCTION tell_screens()', t);
	END LOOP;
	FOREACH t IN ARRAY ARRAY['enquiry_presence', 'enquiry_drafts'] LOOP
		EXECUTE format('CREATE TRIGGER tell_screens_gone AFTER DELETE ON %I REFERENCING OLD TABLE AS before_it
			FOR EACH STATEMENT EXECUTE FUNCTION tell_screens()', t);
	END LOOP;
END $$;
--> statement-breakpoint
-- Who may open what has changed, or something is gone for good: nothing can be said about one enquiry.
CREATE FUNCTION tell_screens_to_look() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
	PERFORM pg_notify('hub_enquiries', '*');
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER tell_screens_gone AFTER DELETE ON enquiries FOR EACH STATEMENT EXECUTE FUNCTION tell_screens_to_look();
--> statement-breakpoint
CREATE TRIGGER tell_screens AFTER INSERT OR UPDATE OR DELETE ON staff_locks FOR EACH STATEMENT EXECUTE FUNCTION tell_screens_to_look();
--> statement-breakpoint
CREATE TRIGGER tell_screens AFTER INSERT OR UPDATE OR DELETE ON named_staff FOR EACH STATEMENT EXECUTE FUNCTION tell_screens_to_look();
--> statement-breakpoint
CREATE TRIGGER tell_screens AFTER INSERT OR UPDATE OR DELETE ON broken_glass FOR EACH STATEMENT EXECUTE FUNCTION tell_screens_to_look();
--> statement-breakpoint
-- Searching what was written. Past the policies for the same reason as above: these apply the locks themselves and give
-- ids alone. An index of words finds rare words at once; of a word that is everywhere the newest are found by looking.
CREATE INDEX messages_words_idx ON messages USING gin (to_tsvector('english', body));
--> statement-breakpoint
CREATE INDEX messages_written_idx ON messages (written_at, id);
--> statement-breakpoint
-- No planner's guess: of a word that it knows nothing about it expects many, and would look through everything.
CREATE FUNCTION messages_by_words(words tsquery, most integer) RETURNS TABLE (id uuid, written_at timestamptz) LANGUAGE sql STABLE
	SECURITY DEFINER SET search_path = public, pg_temp SET enable_indexscan = off SET enable_seqscan = off AS $$
	SELECT m.id, m.written_at FROM messages m WHERE to_tsvector('english', m.body) @@ words ORDER BY m.written_at DESC, m.id DESC LIMIT most
$$;
--> statement-breakpoint
CREATE FUNCTION find_messages(words tsquery, most integer) RETURNS TABLE (message_id uuid, enquiry_id uuid)
	LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
	closed_cases uuid[] := app_locked_cases();
	closed_people uuid[] := app_locked_people();
	closed_enquiries uuid[] := enquiries_sent_by(app_locked_people());
	newest CONSTANT integer := 2000;
	found uuid[];
BEGIN
	found := ARRAY(SELECT n.id FROM (SELECT m.id, m.body, m.written_at FROM messages m ORDER BY m.written_at DESC, m.id DESC LIMIT newest) n
		WHERE to_tsvector('english', n.body) @@ words ORDER BY n.written_at DESC, n.id DESC LIMIT most);
	-- What only says which words must not be there is in no index.
	IF cardinality(found) < most AND querytree(words) NOT IN ('', 'T') THEN
		found := ARRAY(SELECT b.id FROM messages_by_words(words, most) b);
	END IF;
	RETURN QUERY SELECT m.id, m.enquiry_id FROM messages m JOIN enquiries e ON e.id = m.enquiry_id
		WHERE m.id = ANY (found) AND e.id <> ALL (closed_enquiries) AND (e.case_id IS NULL OR e.case_id <> ALL (closed_cases))
			AND (e.family_member_id IS NULL OR e.family_member_id <> ALL (closed_people))
		ORDER BY m.written_at DESC, m.id DESC;
END $$;
--> statement-breakpoint
-- Up to three patterns for LIKE; each must fit the asker, the child or a reference. Newest first, in the same two steps.
CREATE FUNCTION enquiries_by_name(one text, two text, three text, most integer) RETURNS TABLE (id uuid, opened_at timestamptz) LANGUAGE sql STABLE
	SECURITY DEFINER SET search_path = public, pg_temp SET enable_indexscan = off SET enable_seqscan = off AS $$
	SELECT e.id, e.opened_at FROM enquiries e WHERE e.search_text LIKE one AND e.search_text LIKE two AND e.search_text LIKE three
	ORDER BY e.opened_at DESC, e.id DESC LIMIT most
$$;
--> statement-breakpoint
CREATE FUNCTION find_enquiries(patterns text[], most integer) RETURNS TABLE (enquiry_id uuid)
	LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
	one text := patterns[1];
	two text := coalesce(patterns[2], patterns[1]);
	three text := coalesce(patterns[3], patterns[1]);
	closed_cases uuid[] := app_locked_cases();
	closed_people uuid[] := app_locked_people();
	closed_enquiries uuid[] := enquiries_sent_by(app_locked_people());
	newest CONSTANT integer := 5000;
	found uuid[];
BEGIN
	found := ARRAY(SELECT n.id FROM (SELECT e.id, e.search_text, e.opened_at FROM enquiries e ORDER BY e.opened_at DESC, e.id DESC LIMIT newest) n
		WHERE n.search_text LIKE one AND n.search_text LIKE two AND n.search_text LIKE three
		ORDER BY n.opened_at DESC, n.id DESC LIMIT most);
	IF cardinality(found) < most THEN
		found := ARRAY(SELECT b.id FROM enquiries_by_name(one, two, three, most) b);
	END IF;
	RETURN QUERY SELECT e.id FROM enquiries e WHERE e.id = ANY (found) AND e.id <> ALL (closed_enquiries)
		AND (e.case_id IS NULL OR e.case_id <> ALL (closed_cases))
		AND (e.family_member_id IS NULL OR e.family_member_id <> ALL (closed_people))
		ORDER BY e.opened_at DESC, e.id DESC;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION messages_by_words(tsquery, integer), find_messages(tsquery, integer),
	enquiries_by_name(text, text, text, integer), find_enquiries(text[], integer) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION find_messages(tsquery, integer), find_enquiries(text[], integer) TO hub_staff;
