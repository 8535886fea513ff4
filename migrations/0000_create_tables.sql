-- References people can read over the phone: `SEN-7K3M-Q`. 23 characters without vowels and look-alikes
-- (no 0 O 1 I L 5 S 8 B 2-like Z), a prime number, so that the last character catches every single wrong
-- character and every swap of two neighbours. Numbers are spread by a multiplication that never repeats
-- within a length, so no reference is given twice and neighbours don't look alike. The same alphabet and
-- check stand in shared/src/reference.ts.
CREATE SEQUENCE "reference_numbers_sen" MINVALUE 0 START 0;
--> statement-breakpoint
CREATE SEQUENCE "reference_numbers_enq" MINVALUE 0 START 0;
--> statement-breakpoint
CREATE FUNCTION next_reference(prefix text) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
	alphabet constant text := '234679CDFGHJKMNPQRTVWXY';
	n bigint := nextval(('reference_numbers_' || lower(prefix))::regclass);
	size bigint := 279841; -- 23 to the power of 4
	body text := '';
	total int := 0;
	digit int;
	length int := 4;
BEGIN
	WHILE n >= size LOOP
		n := n - size;
		size := size * 23;
		length := length + 1;
	END LOOP;
	n := (n * 154321 + 98765) % size;
	FOR place IN 1..length LOOP
		digit := n % 23;
		n := n / 23;
		total := total + digit * (place + 1);
		body := body || substr(alphabet, digit + 1, 1);
	END LOOP;
	RETURN prefix || '-' || body || '-' || substr(alphabet, total % 23 + 1, 1);
END $$;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
CREATE TABLE "hub_secrets" (
	"name" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "service_tokens" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"token_hash" text NOT NULL,
	"scopes" text[] NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "service_tokens_hash_key" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"actor_kind" text NOT NULL,
	"family_member_id" uuid,
	"staff_member_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "sessions_one_person" CHECK (("sessions"."actor_kind" = 'family' and "sessions"."family_member_id" is not null and "sessions"."staff_member_id" is null) or ("sessions"."actor_kind" = 'staff' and "sessions"."staff_member_id" is not null and "sessions"."family_member_id" is null))
);
--> statement-breakpoint
CREATE TABLE "sign_in_attempts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"actor_kind" text NOT NULL,
	"address_hash" text NOT NULL,
	"family_member_id" uuid,
	"staff_member_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"action" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid,
	"case_id" uuid,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "case_access" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"family_member_id" uuid NOT NULL,
	"relationship" text NOT NULL,
	"has_parental_responsibility" boolean,
	"level" text NOT NULL,
	"evidence" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"granted_by_kind" text NOT NULL,
	"granted_by_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "case_access_person_case_key" UNIQUE("family_member_id","case_id","starts_on"),
	CONSTRAINT "case_access_level_known" CHECK ("case_access"."level" in ('none', 'status', 'status+documents', 'act'))
);
--> statement-breakpoint
CREATE TABLE "case_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"happened_on" date NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by_kind" text NOT NULL,
	"recorded_by_id" uuid,
	"from_status" text,
	"to_status" text,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"corrects_event_id" uuid,
	"is_visible_to_family" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"id" uuid PRIMARY KEY NOT NULL,
	"reference" text DEFAULT next_reference('SEN') NOT NULL,
	"child_id" uuid NOT NULL,
	"status" text NOT NULL,
	"status_since" date NOT NULL,
	"team" text NOT NULL,
	"officer_id" uuid,
	"received_on" date NOT NULL,
	"request_source" smallint,
	"request_outcome" text DEFAULT 'A' NOT NULL,
	"request_outcome_on" date,
	"assessment_outcome" text,
	"assessment_outcome_on" date,
	"has_week20_exception" boolean DEFAULT false NOT NULL,
	"plan_started_on" date,
	"plan_ceased_on" date,
	"cease_reason" smallint,
	"is_active_plan" boolean DEFAULT false NOT NULL,
	"next_duty" text,
	"next_legal_on" date,
	"return_items" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"search_text" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cases_reference_key" UNIQUE("reference"),
	CONSTRAINT "cases_child_received_key" UNIQUE("child_id","received_on"),
	CONSTRAINT "cases_status_known" CHECK ("cases"."status" in ('DECIDING_TO_ASSESS', 'ASSESSING', 'REFUSED_TO_ASSESS', 'DECIDING_TO_ISSUE', 'NOT_ISSUING', 'DRAFTING', 'DRAFT_WITH_FAMILY', 'CONSULTING_SETTINGS', 'FINAL_ISSUED', 'PLAN_CEASED', 'CLOSED_WITHDRAWN', 'CLOSED_MOVED', 'CLOSED_DECEASED')),
	CONSTRAINT "cases_request_outcome_known" CHECK ("cases"."request_outcome" in ('Y', 'N', 'A', 'W', 'H')),
	CONSTRAINT "cases_assessment_outcome_known" CHECK ("cases"."assessment_outcome" in ('Y', 'N', 'A', 'W', 'H')),
	CONSTRAINT "cases_cease_reason_known" CHECK ("cases"."cease_reason" between 1 and 9)
);
--> statement-breakpoint
CREATE TABLE "enquiries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"reference" text DEFAULT next_reference('ENQ') NOT NULL,
	"case_id" uuid,
	"family_member_id" uuid,
	"contact" jsonb,
	"contact_name" text NOT NULL,
	"channel" text NOT NULL,
	"topics" text[] NOT NULL,
	"priority" smallint NOT NULL,
	"status" text DEFAULT 'waiting' NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"waiting_since" timestamp with time zone,
	"reply_by" date,
	"team" text NOT NULL,
	"owner_id" uuid,
	"closed_at" timestamp with time zone,
	"search_text" text DEFAULT '' NOT NULL,
	"idempotency_key" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "enquiries_reference_key" UNIQUE("reference"),
	CONSTRAINT "enquiries_status_known" CHECK ("enquiries"."status" in ('waiting', 'answered', 'closed')),
	CONSTRAINT "enquiries_channel_known" CHECK ("enquiries"."channel" in ('web', 'email', 'phone', 'post', 'drop-in')),
	CONSTRAINT "enquiries_priority_known" CHECK ("enquiries"."priority" between 0 and 4),
	CONSTRAINT "enquiries_waiting_has_promise" CHECK (("enquiries"."status" = 'waiting') = ("enquiries"."reply_by" is not null))
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"enquiry_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"author_kind" text NOT NULL,
	"author_family_member_id" uuid,
	"author_staff_id" uuid,
	"author_name" text NOT NULL,
	"body" text NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "messages_kind_known" CHECK ("messages"."kind" in ('message', 'note')),
	CONSTRAINT "messages_author_known" CHECK ("messages"."author_kind" in ('family', 'staff', 'contact'))
);
--> statement-breakpoint
CREATE TABLE "promises" (
	"id" uuid PRIMARY KEY NOT NULL,
	"enquiry_id" uuid,
	"case_id" uuid,
	"duty" text,
	"due_on" date NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"owner_id" uuid,
	"owner_name" text NOT NULL,
	"reason" text,
	"reason_words" text,
	"kept_at" timestamp with time zone,
	"replaced_at" timestamp with time zone,
	CONSTRAINT "promises_about_one_thing" CHECK (num_nonnulls("promises"."enquiry_id", "promises"."case_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"event_key" text NOT NULL,
	"kind" text NOT NULL,
	"channel" text DEFAULT 'email' NOT NULL,
	"family_member_id" uuid,
	"staff_member_id" uuid,
	"case_id" uuid,
	"values" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"template_version" integer NOT NULL,
	"status" text DEFAULT 'waiting' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"attempted_at" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"last_error" text,
	CONSTRAINT "notifications_once_key" UNIQUE NULLS NOT DISTINCT("event_key","family_member_id","staff_member_id","channel"),
	CONSTRAINT "notifications_status_known" CHECK ("notifications"."status" in ('waiting', 'sent', 'failed', 'stopped')),
	CONSTRAINT "notifications_one_person" CHECK (num_nonnulls("notifications"."family_member_id", "notifications"."staff_member_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "children" (
	"id" uuid PRIMARY KEY NOT NULL,
	"upn" text,
	"uln" text,
	"upn_unknown" text,
	"surname" text NOT NULL,
	"forename" text NOT NULL,
	"preferred_name" text,
	"birth_on" date NOT NULL,
	"sex" text,
	"ethnicity" text,
	"postcode" text,
	"district" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "family_members" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"phone" text,
	"preferred_language" text DEFAULT 'en' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "family_members_email_lower" CHECK ("family_members"."email" = lower("family_members"."email"))
);
--> statement-breakpoint
CREATE TABLE "staff_members" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"team" text NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "staff_members_email_lower" CHECK ("staff_members"."email" = lower("staff_members"."email")),
	CONSTRAINT "staff_members_role_known" CHECK ("staff_members"."role" in ('hub', 'officer', 'manager'))
);
--> statement-breakpoint
CREATE TABLE "import_faults" (
	"id" uuid PRIMARY KEY NOT NULL,
	"run_id" uuid NOT NULL,
	"file" text NOT NULL,
	"line" integer NOT NULL,
	"path" text NOT NULL,
	"what" text NOT NULL,
	"fix" text NOT NULL,
	"is_left_out" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"lea" text NOT NULL,
	"collection_year" integer NOT NULL,
	"reference_on" date NOT NULL,
	"file_sha256" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone NOT NULL,
	"counts" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_family_member_id_family_members_id_fk" FOREIGN KEY ("family_member_id") REFERENCES "public"."family_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_staff_member_id_staff_members_id_fk" FOREIGN KEY ("staff_member_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_attempts" ADD CONSTRAINT "sign_in_attempts_family_member_id_family_members_id_fk" FOREIGN KEY ("family_member_id") REFERENCES "public"."family_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_attempts" ADD CONSTRAINT "sign_in_attempts_staff_member_id_staff_members_id_fk" FOREIGN KEY ("staff_member_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_access" ADD CONSTRAINT "case_access_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_access" ADD CONSTRAINT "case_access_family_member_id_family_members_id_fk" FOREIGN KEY ("family_member_id") REFERENCES "public"."family_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_events" ADD CONSTRAINT "case_events_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_child_id_children_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."children"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_officer_id_staff_members_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiries" ADD CONSTRAINT "enquiries_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiries" ADD CONSTRAINT "enquiries_family_member_id_family_members_id_fk" FOREIGN KEY ("family_member_id") REFERENCES "public"."family_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiries" ADD CONSTRAINT "enquiries_owner_id_staff_members_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_enquiry_id_enquiries_id_fk" FOREIGN KEY ("enquiry_id") REFERENCES "public"."enquiries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_author_family_member_id_family_members_id_fk" FOREIGN KEY ("author_family_member_id") REFERENCES "public"."family_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_author_staff_id_staff_members_id_fk" FOREIGN KEY ("author_staff_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promises" ADD CONSTRAINT "promises_enquiry_id_enquiries_id_fk" FOREIGN KEY ("enquiry_id") REFERENCES "public"."enquiries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promises" ADD CONSTRAINT "promises_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promises" ADD CONSTRAINT "promises_owner_id_staff_members_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_family_member_id_family_members_id_fk" FOREIGN KEY ("family_member_id") REFERENCES "public"."family_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_staff_member_id_staff_members_id_fk" FOREIGN KEY ("staff_member_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_faults" ADD CONSTRAINT "import_faults_run_id_import_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."import_runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sessions_family_member_idx" ON "sessions" USING btree ("family_member_id");--> statement-breakpoint
CREATE INDEX "sessions_staff_member_idx" ON "sessions" USING btree ("staff_member_id");--> statement-breakpoint
CREATE INDEX "sign_in_attempts_address_idx" ON "sign_in_attempts" USING btree ("address_hash","created_at");--> statement-breakpoint
CREATE INDEX "audit_entries_case_idx" ON "audit_entries" USING btree ("case_id","at");--> statement-breakpoint
CREATE INDEX "audit_entries_actor_idx" ON "audit_entries" USING btree ("actor_id","at");--> statement-breakpoint
CREATE INDEX "case_access_case_idx" ON "case_access" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "case_events_case_idx" ON "case_events" USING btree ("case_id","happened_on");--> statement-breakpoint
CREATE INDEX "cases_next_legal_idx" ON "cases" USING btree ("next_legal_on","id");--> statement-breakpoint
CREATE INDEX "cases_status_idx" ON "cases" USING btree ("status","next_legal_on");--> statement-breakpoint
CREATE INDEX "cases_officer_idx" ON "cases" USING btree ("officer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "enquiries_idempotency_key" ON "enquiries" USING btree ("idempotency_key") WHERE "enquiries"."idempotency_key" is not null;--> statement-breakpoint
CREATE INDEX "enquiries_queue_idx" ON "enquiries" USING btree ("reply_by","id") WHERE "enquiries"."status" = 'waiting';--> statement-breakpoint
CREATE INDEX "enquiries_owner_queue_idx" ON "enquiries" USING btree ("owner_id","reply_by","id") WHERE "enquiries"."status" = 'waiting';--> statement-breakpoint
CREATE INDEX "enquiries_opened_idx" ON "enquiries" USING btree ("opened_at","id");--> statement-breakpoint
CREATE INDEX "enquiries_case_idx" ON "enquiries" USING btree ("case_id","opened_at");--> statement-breakpoint
CREATE INDEX "enquiries_family_member_idx" ON "enquiries" USING btree ("family_member_id","opened_at");--> statement-breakpoint
CREATE INDEX "messages_enquiry_idx" ON "messages" USING btree ("enquiry_id","written_at");--> statement-breakpoint
CREATE INDEX "promises_enquiry_idx" ON "promises" USING btree ("enquiry_id");--> statement-breakpoint
CREATE INDEX "promises_case_idx" ON "promises" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "notifications_waiting_idx" ON "notifications" USING btree ("due_at","id") WHERE "notifications"."status" = 'waiting';--> statement-breakpoint
CREATE INDEX "notifications_case_idx" ON "notifications" USING btree ("case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "children_upn_key" ON "children" USING btree ("upn") WHERE "children"."upn" is not null;--> statement-breakpoint
CREATE INDEX "children_name_birth_idx" ON "children" USING btree ("surname","forename","birth_on");--> statement-breakpoint
CREATE UNIQUE INDEX "family_members_email_key" ON "family_members" USING btree ("email") WHERE "family_members"."email" is not null;--> statement-breakpoint
CREATE INDEX "family_members_name_phone_idx" ON "family_members" USING btree ("name","phone");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_members_email_key" ON "staff_members" USING btree ("email");--> statement-breakpoint
CREATE INDEX "import_faults_run_idx" ON "import_faults" USING btree ("run_id");