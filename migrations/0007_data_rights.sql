-- Copies, corrections, keeping and erasing: who may write what, and the two functions that alone can erase (docs/decisions/0022).
CREATE SEQUENCE "reference_numbers_sar" MINVALUE 0 START 0;
--> statement-breakpoint
INSERT INTO hub_secrets (name, value)
	VALUES ('erased-upn', replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''));
--> statement-breakpoint
-- Everybody signs with their own name, and what was written once stays.
REVOKE INSERT, UPDATE ON access_requests, access_request_items, legal_holds, erasures FROM hub_staff;
--> statement-breakpoint
GRANT INSERT ON access_requests, access_request_items, legal_holds, erasures TO hub_staff;
--> statement-breakpoint
GRANT UPDATE (extended_to, extension_reason, released_at, released_by_id, storage_key, closed_at, closed_why) ON access_requests TO hub_staff;
--> statement-breakpoint
GRANT UPDATE (is_flagged, why_flagged, digest, decision, decision_reason, decided_by_id, decided_at) ON access_request_items TO hub_staff;
--> statement-breakpoint
GRANT UPDATE (lifted_at, lifted_by_id, lift_reason) ON legal_holds TO hub_staff;
--> statement-breakpoint
GRANT UPDATE (agreed_by_id, agreed_at, refused_at, refused_by_id) ON erasures TO hub_staff;
--> statement-breakpoint
CREATE POLICY staff_records ON access_requests AS RESTRICTIVE FOR INSERT TO hub_staff
	WITH CHECK (recorded_by_id = (SELECT app_person()) AND num_nonnulls(released_at, closed_at, storage_key, extended_to) = 0);
--> statement-breakpoint
CREATE POLICY staff_not_locked ON access_requests AS RESTRICTIVE TO hub_staff
	USING (child_id <> ALL ((SELECT app_locked_children())::uuid[]));
--> statement-breakpoint
CREATE POLICY staff_not_locked ON access_request_items AS RESTRICTIVE TO hub_staff
	USING (EXISTS (SELECT FROM access_requests r WHERE r.id = access_request_items.access_request_id));
--> statement-breakpoint
CREATE POLICY staff_not_locked ON legal_holds AS RESTRICTIVE FOR SELECT TO hub_staff
	USING (child_id <> ALL ((SELECT app_locked_children())::uuid[]));
--> statement-breakpoint
CREATE POLICY staff_sets ON legal_holds AS RESTRICTIVE FOR INSERT TO hub_staff
	WITH CHECK (set_by_id = (SELECT app_person()) AND lifted_at IS NULL);
--> statement-breakpoint
CREATE POLICY staff_lifts ON legal_holds AS RESTRICTIVE FOR UPDATE TO hub_staff
	USING (lifted_at IS NULL) WITH CHECK (lifted_by_id = (SELECT app_person()) AND lift_reason IS NOT NULL);
--> statement-breakpoint
CREATE POLICY staff_asks ON erasures AS RESTRICTIVE FOR INSERT TO hub_staff
	WITH CHECK (asked_by_id = (SELECT app_person()) AND num_nonnulls(agreed_by_id, agreed_at, refused_at, erased_at, done_at) = 0);
--> statement-breakpoint
CREATE POLICY staff_decides ON erasures AS RESTRICTIVE FOR UPDATE TO hub_staff
	USING (agreed_at IS NULL AND refused_at IS NULL)
	WITH CHECK ((agreed_by_id = (SELECT app_person()) AND agreed_at IS NOT NULL AND refused_at IS NULL)
		OR (refused_by_id = (SELECT app_person()) AND refused_at IS NOT NULL AND agreed_at IS NULL));
--> statement-breakpoint
CREATE POLICY staff_decides ON record_corrections AS RESTRICTIVE FOR UPDATE TO hub_staff
	USING (decision IS NULL) WITH CHECK (decided_by_id = (SELECT app_person()));
--> statement-breakpoint
CREATE POLICY staff_corrects ON record_corrections AS RESTRICTIVE FOR INSERT TO hub_staff
	WITH CHECK (asked_by_id IS NULL AND decided_by_id = (SELECT app_person()));
--> statement-breakpoint
CREATE POLICY family_about_itself ON record_corrections AS RESTRICTIVE FOR INSERT TO hub_family
	WITH CHECK (about_id IS NULL OR about_id = (SELECT app_person()));
--> statement-breakpoint
-- The worker removes files and old copies; it neither asks for an erasure nor agrees to one.
REVOKE INSERT, UPDATE ON erasures FROM hub_system;
--> statement-breakpoint
GRANT UPDATE (files_left, files_erased, done_at) ON erasures TO hub_system;
--> statement-breakpoint
REVOKE INSERT ON access_requests, access_request_items, legal_holds FROM hub_system;
--> statement-breakpoint
REVOKE UPDATE ON access_requests FROM hub_system;
--> statement-breakpoint
GRANT UPDATE (storage_key) ON access_requests TO hub_system;
--> statement-breakpoint
CREATE FUNCTION reader_is_held_back(of_child uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
	RETURN is_held_back(of_child, app_person(), NULL);
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION reader_is_held_back(uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION reader_is_held_back(uuid) TO hub_family;
--> statement-breakpoint
-- Who asked for a copy sees how it comes along, unless they must be kept from the child.
CREATE POLICY family_own ON access_requests FOR SELECT TO hub_family
	USING (family_member_id = (SELECT app_person()) AND NOT reader_is_held_back(child_id));
--> statement-breakpoint
GRANT SELECT (id, reference, child_id, family_member_id, received_on, due_on, extended_to, extension_reason, released_at,
	storage_key, closed_at, closed_why) ON access_requests TO hub_family;
--> statement-breakpoint
-- Who was erased, by a keyed hash: the one thing that is kept, so that the next return does not bring them back unseen.
CREATE FUNCTION erased_upn_hash(upn text) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
	RETURN encode(sha256(convert_to((SELECT value FROM hub_secrets WHERE name = 'erased-upn') || ':' || upn, 'UTF8')), 'hex');
--> statement-breakpoint
CREATE FUNCTION erased_upns(upns text[]) RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
	RETURN ARRAY(SELECT u FROM unnest(upns) AS u WHERE EXISTS (SELECT FROM erasures WHERE upn_hash IS NOT NULL)
		AND erased_upn_hash(u) IN (SELECT upn_hash FROM erasures WHERE upn_hash IS NOT NULL));
--> statement-breakpoint
-- A JSON value without the entries of lists that are, or have as id, one of these.
CREATE FUNCTION without_ids(value jsonb, ids text[]) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE SET search_path = public, pg_temp AS $$
BEGIN
	RETURN CASE jsonb_typeof(value)
		WHEN 'array' THEN (SELECT coalesce(jsonb_agg(without_ids(e, ids) ORDER BY n), '[]')
			FROM jsonb_array_elements(value) WITH ORDINALITY AS x(e, n)
			WHERE NOT coalesce(e #>> '{}' = ANY (ids) OR (jsonb_typeof(e) = 'object' AND e ->> 'id' = ANY (ids)), false))
		WHEN 'object' THEN (SELECT coalesce(jsonb_object_agg(k, without_ids(e, ids)), '{}')
			FROM jsonb_each(value) AS x(k, e) WHERE NOT k = ANY (ids))
		ELSE value END;
END $$;
--> statement-breakpoint
-- The erasure as it must stand before anything is erased; it stays locked until the transaction ends.
CREATE FUNCTION require_agreed_erasure(erasure_id uuid, kind text) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE e erasures;
BEGIN
	SELECT * INTO e FROM erasures WHERE id = erasure_id AND subject_kind = kind FOR UPDATE;
	IF e.id IS NULL OR e.agreed_by_id IS NULL OR e.agreed_by_id = e.asked_by_id OR e.refused_at IS NOT NULL
		OR e.erased_at IS NOT NULL OR e.agreed_by_id IS DISTINCT FROM app_person() OR NOT staff_has_power('data-protection') THEN
		RAISE EXCEPTION 'this erasure is not agreed by two people' USING ERRCODE = 'HB001';
	END IF;
	RETURN e.subject_id;
END $$;
--> statement-breakpoint
-- Those of these family members on whom nothing else is left are erased with all of their signing in.
CREATE FUNCTION erase_people_left(people uuid[]) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
	own regclass[] := ARRAY['sessions', 'known_devices', 'passkeys', 'email_changes', 'sign_in_attempts', 'notifications']::regclass[];
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
	DELETE FROM email_changes WHERE family_member_id = ANY (gone);
	DELETE FROM sessions WHERE family_member_id = ANY (gone);
	DELETE FROM known_devices WHERE family_member_id = ANY (gone);
	DELETE FROM passkeys WHERE family_member_id = ANY (gone);
	DELETE FROM sign_in_attempts WHERE family_member_id = ANY (gone);
	DELETE FROM family_members WHERE id = ANY (gone);
	RETURN cardinality(gone);
END $$;
--> statement-breakpoint
-- Everything of a child, in one transaction. The files' keys stay in the row until the worker has removed each.
CREATE FUNCTION erase_child(erasure_id uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
	child uuid := require_agreed_erasure(erasure_id, 'child');
	upn_hashed text;
	case_ids uuid[];
	enquiry_ids uuid[];
	people uuid[];
	told text[];
	files text[];
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
	PERFORM FROM enquiries WHERE case_id = ANY (case_ids) ORDER BY id FOR UPDATE;
	enquiry_ids := ARRAY(SELECT id FROM enquiries WHERE case_id = ANY (case_ids));
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
	files := ARRAY(SELECT storage_key FROM documents WHERE case_id = ANY (case_ids)
		UNION SELECT storage_key FROM access_requests WHERE child_id = child AND storage_key IS NOT NULL);
	told := ARRAY(SELECT id::text FROM case_events WHERE case_id = ANY (case_ids) UNION SELECT unnest(case_ids)::text
		UNION SELECT unnest(enquiry_ids)::text UNION SELECT child::text
		UNION SELECT id::text FROM messages WHERE enquiry_id = ANY (enquiry_ids)
		UNION SELECT id::text FROM documents WHERE case_id = ANY (case_ids)
		UNION SELECT id::text FROM access_requests WHERE child_id = child
		UNION SELECT id::text FROM record_corrections WHERE child_id = child
		UNION SELECT id::text FROM invitations WHERE case_id = ANY (case_ids));

	DELETE FROM notifications WHERE case_id = ANY (case_ids) OR split_part(event_key, ':', 1) = ANY (told)
		OR split_part(event_key, ':', 2) = ANY (told);
	GET DIAGNOSTICS n = ROW_COUNT;
	counted := counted || jsonb_build_object('notifications', n);
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
	UPDATE erasures SET erased_at = app_now(), counts = counted, files_left = files, upn_hash = upn_hashed WHERE id = erasure_id;
END $$;
--> statement-breakpoint
-- A question that belongs to no case, and who asked it if nothing else is left of them.
CREATE FUNCTION erase_enquiry(erasure_id uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
	enquiry uuid := require_agreed_erasure(erasure_id, 'enquiry');
	people uuid[];
	told text[];
	counted jsonb;
BEGIN
	PERFORM FROM enquiries WHERE id = enquiry AND case_id IS NULL FOR UPDATE;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'there is no such enquiry' USING ERRCODE = 'HB002';
	END IF;
	people := array_remove(ARRAY(SELECT family_member_id FROM enquiries WHERE id = enquiry
		UNION SELECT author_family_member_id FROM messages WHERE enquiry_id = enquiry), NULL);
	told := ARRAY(SELECT enquiry::text UNION SELECT id::text FROM messages WHERE enquiry_id = enquiry);
	counted := jsonb_build_object('enquiries', 1, 'messages', (SELECT count(*) FROM messages WHERE enquiry_id = enquiry));
	DELETE FROM notifications WHERE split_part(event_key, ':', 1) = ANY (told) OR split_part(event_key, ':', 2) = ANY (told);
	DELETE FROM promises WHERE enquiry_id = enquiry;
	DELETE FROM messages WHERE enquiry_id = enquiry;
	DELETE FROM enquiries WHERE id = enquiry;
	counted := counted || jsonb_build_object('family_members', erase_people_left(people));
	UPDATE erasures SET erased_at = app_now(), counts = counted WHERE id = erasure_id;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION erased_upn_hash(text), erased_upns(text[]), require_agreed_erasure(uuid, text), erase_people_left(uuid[]),
	erase_child(uuid), erase_enquiry(uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION erased_upns(text[]) TO hub_system;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION erase_child(uuid), erase_enquiry(uuid) TO hub_staff;
