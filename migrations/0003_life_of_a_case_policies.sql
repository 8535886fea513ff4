-- Who may touch the tables of 0002: as in 0001, three roles that own nothing.
DO $$
DECLARE t text;
BEGIN
	FOREACH t IN ARRAY ARRAY['advice_requests', 'advice_chases', 'setting_consultations', 'draft_comments',
		'family_requests', 'case_duties', 'daily_runs', 'snapshot_runs', 'case_snapshots', 'documents', 'letters',
		'child_districts'] LOOP
		EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
		EXECUTE format('CREATE POLICY system_all ON %I TO hub_system USING (true) WITH CHECK (true)', t);
		EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO hub_system', t);
		EXECUTE format('GRANT SELECT ON %I TO hub_staff', t);
	END LOOP;
	FOREACH t IN ARRAY ARRAY['advice_requests', 'advice_chases', 'setting_consultations', 'family_requests',
		'case_duties', 'daily_runs', 'snapshot_runs', 'case_snapshots', 'documents', 'letters', 'child_districts'] LOOP
		EXECUTE format('CREATE POLICY staff_all ON %I TO hub_staff USING (true) WITH CHECK (true)', t);
	END LOOP;
END $$;
--> statement-breakpoint
-- What is typed stays the family's own until it is sent.
CREATE POLICY staff_once_sent ON draft_comments FOR SELECT TO hub_staff USING (sent_at IS NOT NULL);
--> statement-breakpoint
GRANT DELETE ON case_duties, case_snapshots TO hub_system;
--> statement-breakpoint
GRANT INSERT, UPDATE ON advice_requests, setting_consultations, documents TO hub_staff;
--> statement-breakpoint
GRANT INSERT ON advice_chases, letters TO hub_staff;
--> statement-breakpoint
GRANT INSERT, UPDATE, DELETE ON case_duties TO hub_staff;
--> statement-breakpoint
GRANT UPDATE ON family_requests TO hub_staff;
--> statement-breakpoint
-- What a family member told us by phone, by post or in person is entered by somebody, in their own name.
GRANT INSERT ON draft_comments, family_requests TO hub_staff;
--> statement-breakpoint
CREATE POLICY staff_enters ON draft_comments FOR INSERT TO hub_staff
	WITH CHECK (sent_at IS NOT NULL AND entered_by_id = (SELECT app_person()));
--> statement-breakpoint
CREATE POLICY staff_enters ON family_requests AS RESTRICTIVE FOR INSERT TO hub_staff
	WITH CHECK (entered_by_id = (SELECT app_person()));
--> statement-breakpoint
-- An entry made by mistake is taken back; its words stay as they are, and what a family wrote itself is not staff's to touch.
GRANT UPDATE (taken_back_at) ON draft_comments TO hub_staff;
--> statement-breakpoint
CREATE POLICY staff_takes_back ON draft_comments FOR UPDATE TO hub_staff
	USING (entered_by_id IS NOT NULL) WITH CHECK (entered_by_id IS NOT NULL);
--> statement-breakpoint
GRANT UPDATE (postal_address) ON family_members TO hub_staff;
--> statement-breakpoint
GRANT SELECT (postal_address) ON family_members TO hub_family;
--> statement-breakpoint
-- A family reads its own case's board: never a contact of a professional, never staff's notes.
GRANT SELECT (id, case_id, kind, asked_of, asked_on, arrived_on, cancelled_on) ON advice_requests TO hub_family;
--> statement-breakpoint
GRANT SELECT (id, advice_request_id, case_id, chased_on, how) ON advice_chases TO hub_family;
--> statement-breakpoint
GRANT SELECT (id, case_id, asked_on, answered_on) ON setting_consultations TO hub_family;
--> statement-breakpoint
GRANT SELECT ON draft_comments, family_requests, documents, letters TO hub_family;
--> statement-breakpoint
GRANT INSERT ON draft_comments TO hub_family;
--> statement-breakpoint
GRANT UPDATE (draft_event_id, sections, setting_name, sent_at, updated_at) ON draft_comments TO hub_family;
--> statement-breakpoint
GRANT INSERT ON family_requests, documents TO hub_family;
--> statement-breakpoint
GRANT SELECT (family_member_id, recorded_by_kind) ON case_events TO hub_family;
--> statement-breakpoint
GRANT SELECT (last_review_on) ON cases TO hub_family;
--> statement-breakpoint
-- Reckoned for staff from what everybody did: they move when another parent is given more time.
REVOKE SELECT (next_duty, next_legal_on) ON cases FROM hub_family;
--> statement-breakpoint
GRANT INSERT ON case_events TO hub_family;
--> statement-breakpoint
CREATE POLICY family_with_access ON advice_requests FOR SELECT TO hub_family
	USING (EXISTS (SELECT FROM case_access a WHERE a.case_id = advice_requests.case_id));
--> statement-breakpoint
CREATE POLICY family_with_access ON advice_chases FOR SELECT TO hub_family
	USING (EXISTS (SELECT FROM case_access a WHERE a.case_id = advice_chases.case_id));
--> statement-breakpoint
CREATE POLICY family_with_access ON setting_consultations FOR SELECT TO hub_family
	USING (EXISTS (SELECT FROM case_access a WHERE a.case_id = setting_consultations.case_id));
--> statement-breakpoint
CREATE POLICY family_own ON draft_comments FOR SELECT TO hub_family
	USING (family_member_id = (SELECT app_person()) AND taken_back_at IS NULL
		AND EXISTS (SELECT FROM case_access a WHERE a.case_id = draft_comments.case_id));
--> statement-breakpoint
CREATE POLICY family_comments ON draft_comments FOR INSERT TO hub_family
	WITH CHECK (family_member_id = (SELECT app_person()) AND num_nonnulls(came_by, entered_by_id, taken_back_at) = 0
		AND EXISTS (SELECT FROM case_access a WHERE a.case_id = draft_comments.case_id AND a.level = 'act'));
--> statement-breakpoint
-- What was sent stays as it was sent: whoever has more to say sends more.
CREATE POLICY family_changes ON draft_comments FOR UPDATE TO hub_family
	USING (family_member_id = (SELECT app_person()) AND sent_at IS NULL
		AND EXISTS (SELECT FROM case_access a WHERE a.case_id = draft_comments.case_id AND a.level = 'act'))
	WITH CHECK (family_member_id = (SELECT app_person()));
--> statement-breakpoint
CREATE POLICY family_own ON family_requests FOR SELECT TO hub_family
	USING (family_member_id = (SELECT app_person()) AND EXISTS (SELECT FROM case_access a WHERE a.case_id = family_requests.case_id));
--> statement-breakpoint
CREATE POLICY family_asks ON family_requests FOR INSERT TO hub_family
	WITH CHECK (family_member_id = (SELECT app_person())
		AND num_nonnulls(answered_at, answer, answer_words, extended_to, answered_by_id, answered_by_name, came_by,
			entered_by_id) = 0
		AND EXISTS (SELECT FROM case_access a WHERE a.case_id = family_requests.case_id AND a.level = 'act'));
--> statement-breakpoint
-- A document reaches a family once a named officer released it and it was checked; or it is what this person sent.
CREATE POLICY family_released ON documents FOR SELECT TO hub_family
	USING (withdrawn_at IS NULL
		AND EXISTS (SELECT FROM case_access a WHERE a.case_id = documents.case_id AND a.level IN ('status+documents', 'act'))
		AND (uploaded_by_family_member_id = (SELECT app_person())
			OR (released_at IS NOT NULL AND scan_status IN ('clean', 'unscanned')
				AND (family_member_id IS NULL OR family_member_id = (SELECT app_person())))));
--> statement-breakpoint
CREATE POLICY family_sends ON documents FOR INSERT TO hub_family
	WITH CHECK (uploaded_by_family_member_id = (SELECT app_person()) AND uploaded_by_staff_id IS NULL
		AND released_at IS NULL AND family_member_id IS NULL AND kind = 'evidence' AND scan_status IN ('waiting', 'unscanned')
		AND num_nonnulls(received_from_id, came_by, opened_by_staff_at) = 0
		AND EXISTS (SELECT FROM case_access a WHERE a.case_id = documents.case_id AND a.level = 'act'));
--> statement-breakpoint
-- A letter is its addressee's alone: another parent of the same child has their own.
CREATE POLICY family_own ON letters FOR SELECT TO hub_family
	USING (family_member_id = (SELECT app_person())
		AND EXISTS (SELECT FROM case_access a WHERE a.case_id = letters.case_id AND a.level IN ('status+documents', 'act')));
--> statement-breakpoint
-- That it was opened, and that it went to the post, is all that ever changes of a letter, whoever asks.
REVOKE UPDATE ON letters FROM hub_system;
--> statement-breakpoint
GRANT UPDATE (first_read_at) ON letters TO hub_family;
--> statement-breakpoint
GRANT UPDATE (posted_on, posted_by_id) ON letters TO hub_staff;
--> statement-breakpoint
CREATE POLICY family_opens ON letters FOR UPDATE TO hub_family
	USING (family_member_id = (SELECT app_person())
		AND EXISTS (SELECT FROM case_access a WHERE a.case_id = letters.case_id AND a.level IN ('status+documents', 'act')))
	WITH CHECK (family_member_id = (SELECT app_person()) AND first_read_at IS NOT NULL);
--> statement-breakpoint
-- An event about one person is seen by that person alone; that there is a document, and how a decision is challenged,
-- by those who may read documents: a school that may see the stage learns nothing of an appeal.
DROP POLICY family_with_access ON case_events;
--> statement-breakpoint
CREATE POLICY family_with_access ON case_events FOR SELECT TO hub_family
	USING (is_visible_to_family AND (family_member_id IS NULL OR family_member_id = (SELECT app_person()))
		AND EXISTS (SELECT FROM case_access a WHERE a.case_id = case_events.case_id
			AND (a.level IN ('status+documents', 'act') OR case_events.kind NOT IN ('document-released', 'mediation-requested',
				'mediation-certificate', 'mediation-held', 'appeal-registered', 'appeal-decided', 'order-received',
				'order-carried-out'))));
--> statement-breakpoint
CREATE POLICY family_leaves_event ON case_events FOR INSERT TO hub_family
	WITH CHECK (kind IN ('draft-comments-received', 'meeting-requested', 'more-time-requested', 'evidence-received')
		AND recorded_by_kind = 'family' AND recorded_by_id = (SELECT app_person())
		AND family_member_id = (SELECT app_person()) AND from_status IS NULL AND to_status IS NULL
		AND corrects_event_id IS NULL AND is_visible_to_family AND happened_on = (SELECT app_today())
		AND EXISTS (SELECT FROM case_access a WHERE a.case_id = case_events.case_id AND a.level = 'act'));
--> statement-breakpoint
-- Where a child lived on an earlier day, for the figures of that day.
CREATE FUNCTION write_child_district() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
	INSERT INTO child_districts (child_id, district, since) VALUES (NEW.id, NEW.district, clock_timestamp());
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER children_district_new AFTER INSERT ON children
	FOR EACH ROW WHEN (NEW.district IS NOT NULL) EXECUTE FUNCTION write_child_district();
--> statement-breakpoint
CREATE TRIGGER children_district_changed AFTER UPDATE OF district ON children
	FOR EACH ROW WHEN (OLD.district IS DISTINCT FROM NEW.district) EXECUTE FUNCTION write_child_district();
--> statement-breakpoint
INSERT INTO child_districts (child_id, district, since) SELECT id, district, created_at FROM children WHERE district IS NOT NULL;
