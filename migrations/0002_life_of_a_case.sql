CREATE TABLE "advice_chases" (
	"id" uuid PRIMARY KEY NOT NULL,
	"advice_request_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"chased_on" date NOT NULL,
	"how" text NOT NULL,
	"note" text,
	"staff_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "advice_chases_how_known" CHECK ("advice_chases"."how" in ('phone', 'email', 'letter', 'meeting', 'escalated'))
);
--> statement-breakpoint
CREATE TABLE "advice_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"asked_of" text NOT NULL,
	"contact_name" text,
	"contact_phone" text,
	"contact_email" text,
	"asked_on" date NOT NULL,
	"arrived_on" date,
	"cancelled_on" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "advice_requests_kind_known" CHECK ("advice_requests"."kind" in ('family', 'setting', 'health', 'psychology', 'social-care', 'sensory', 'youth-justice', 'other'))
);
--> statement-breakpoint
CREATE TABLE "setting_consultations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"setting_name" text NOT NULL,
	"urn" text,
	"asked_on" date NOT NULL,
	"answered_on" date,
	"answer" text,
	"note" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "setting_consultations_answer_known" CHECK ("setting_consultations"."answer" in ('can-meet-needs', 'cannot-meet-needs', 'full', 'other')),
	CONSTRAINT "setting_consultations_answered" CHECK (("setting_consultations"."answer" is null) = ("setting_consultations"."answered_on" is null))
);
--> statement-breakpoint
CREATE TABLE "case_duties" (
	"case_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"is_councils" boolean NOT NULL,
	"legal_on" date NOT NULL,
	"act_by" date NOT NULL,
	"promised_on" date,
	CONSTRAINT "case_duties_case_id_kind_subject_id_pk" PRIMARY KEY("case_id","kind","subject_id")
);
--> statement-breakpoint
CREATE TABLE "daily_runs" (
	"job" text NOT NULL,
	"day" date NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"reached" uuid,
	"counts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "daily_runs_job_day_pk" PRIMARY KEY("job","day")
);
--> statement-breakpoint
CREATE TABLE "draft_comments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"draft_event_id" uuid NOT NULL,
	"family_member_id" uuid NOT NULL,
	"sections" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"setting_name" text,
	"sent_at" timestamp with time zone,
	"updated_at" timestamp with time zone NOT NULL,
	"came_by" text,
	"entered_by_id" uuid,
	"taken_back_at" timestamp with time zone,
	CONSTRAINT "draft_comments_came_by_known" CHECK ("draft_comments"."came_by" in ('phone', 'post', 'in-person', 'email')),
	CONSTRAINT "draft_comments_entered" CHECK (("draft_comments"."came_by" is null) = ("draft_comments"."entered_by_id" is null) and ("draft_comments"."entered_by_id" is null or "draft_comments"."sent_at" is not null)),
	CONSTRAINT "draft_comments_taken_back" CHECK ("draft_comments"."taken_back_at" is null or "draft_comments"."entered_by_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "family_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"family_member_id" uuid NOT NULL,
	"draft_event_id" uuid,
	"kind" text NOT NULL,
	"words" text,
	"asked_at" timestamp with time zone NOT NULL,
	"answer_by" date NOT NULL,
	"answered_at" timestamp with time zone,
	"answer" text,
	"answer_words" text,
	"extended_to" date,
	"answered_by_id" uuid,
	"answered_by_name" text,
	"came_by" text,
	"entered_by_id" uuid,
	CONSTRAINT "family_requests_kind_known" CHECK ("family_requests"."kind" in ('meeting', 'more-time')),
	CONSTRAINT "family_requests_answer_known" CHECK ("family_requests"."answer" in ('agreed', 'declined')),
	CONSTRAINT "family_requests_came_by_known" CHECK ("family_requests"."came_by" in ('phone', 'post', 'in-person', 'email')),
	CONSTRAINT "family_requests_entered" CHECK (("family_requests"."came_by" is null) = ("family_requests"."entered_by_id" is null)),
	CONSTRAINT "family_requests_answered" CHECK (("family_requests"."answer" is null) = ("family_requests"."answered_at" is null))
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"file_name" text NOT NULL,
	"media_type" text NOT NULL,
	"byte_size" integer NOT NULL,
	"sha256" text NOT NULL,
	"storage_key" text NOT NULL,
	"uploaded_by_staff_id" uuid,
	"uploaded_by_family_member_id" uuid,
	"uploaded_at" timestamp with time zone NOT NULL,
	"scan_status" text NOT NULL,
	"scanned_at" timestamp with time zone,
	"scan_due_at" timestamp with time zone NOT NULL,
	"scan_attempts" integer DEFAULT 0 NOT NULL,
	"released_at" timestamp with time zone,
	"released_by_id" uuid,
	"family_member_id" uuid,
	"withdrawn_at" timestamp with time zone,
	"received_from_id" uuid,
	"came_by" text,
	"opened_by_staff_at" timestamp with time zone,
	CONSTRAINT "documents_storage_key" UNIQUE("storage_key"),
	CONSTRAINT "documents_kind_known" CHECK ("documents"."kind" in ('advice', 'draft-plan', 'plan', 'review', 'evidence', 'other')),
	CONSTRAINT "documents_scan_known" CHECK ("documents"."scan_status" in ('waiting', 'clean', 'infected', 'unscanned')),
	CONSTRAINT "documents_one_uploader" CHECK (num_nonnulls("documents"."uploaded_by_staff_id", "documents"."uploaded_by_family_member_id") = 1),
	CONSTRAINT "documents_came_by_known" CHECK ("documents"."came_by" in ('phone', 'post', 'in-person', 'email')),
	CONSTRAINT "documents_received_by_staff" CHECK (("documents"."received_from_id" is null) = ("documents"."came_by" is null) and num_nonnulls("documents"."received_from_id", "documents"."uploaded_by_family_member_id") < 2),
	CONSTRAINT "documents_released_by_someone" CHECK (("documents"."released_at" is null) = ("documents"."released_by_id" is null)),
	CONSTRAINT "documents_released_once_checked" CHECK ("documents"."released_at" is null or "documents"."scan_status" <> 'waiting')
);
--> statement-breakpoint
CREATE TABLE "letters" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"family_member_id" uuid NOT NULL,
	"content" jsonb NOT NULL,
	"template_version" integer NOT NULL,
	"is_by_post" boolean NOT NULL,
	"sent_on" date NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"first_read_at" timestamp with time zone,
	"posted_on" date,
	"posted_by_id" uuid,
	CONSTRAINT "letters_event_person_key" UNIQUE("event_id","family_member_id"),
	CONSTRAINT "letters_template_version_positive" CHECK ("letters"."template_version" > 0),
	CONSTRAINT "letters_posted_by_someone" CHECK (("letters"."posted_on" is null) = ("letters"."posted_by_id" is null) and ("letters"."posted_on" is null or "letters"."is_by_post")),
	CONSTRAINT "letters_posted_once_written" CHECK ("letters"."posted_on" >= "letters"."sent_on")
);
--> statement-breakpoint
CREATE TABLE "child_districts" (
	"child_id" uuid NOT NULL,
	"district" text,
	"since" timestamp with time zone NOT NULL,
	CONSTRAINT "child_districts_child_id_since_pk" PRIMARY KEY("child_id","since")
);
--> statement-breakpoint
CREATE TABLE "case_snapshots" (
	"month_end" date NOT NULL,
	"case_id" uuid NOT NULL,
	"status" text NOT NULL,
	"district" text,
	"is_late" boolean NOT NULL,
	"has_exception" boolean NOT NULL,
	CONSTRAINT "case_snapshots_month_end_case_id_pk" PRIMARY KEY("month_end","case_id")
);
--> statement-breakpoint
CREATE TABLE "snapshot_runs" (
	"month_end" date PRIMARY KEY NOT NULL,
	"known_at" timestamp with time zone NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	"cases" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "cases" DROP CONSTRAINT "cases_status_known";--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "last_review_on" date GENERATED ALWAYS AS (make_date(left(return_items->'activePlan'->>'lastReview', 4)::int, substr(return_items->'activePlan'->>'lastReview', 6, 2)::int, right(return_items->'activePlan'->>'lastReview', 2)::int)) STORED;--> statement-breakpoint
ALTER TABLE "case_events" ADD COLUMN "family_member_id" uuid;--> statement-breakpoint
ALTER TABLE "family_members" ADD COLUMN "postal_address" text;--> statement-breakpoint
ALTER TABLE "advice_chases" ADD CONSTRAINT "advice_chases_advice_request_id_advice_requests_id_fk" FOREIGN KEY ("advice_request_id") REFERENCES "public"."advice_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "advice_chases" ADD CONSTRAINT "advice_chases_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "advice_chases" ADD CONSTRAINT "advice_chases_staff_id_staff_members_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "advice_requests" ADD CONSTRAINT "advice_requests_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "setting_consultations" ADD CONSTRAINT "setting_consultations_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_duties" ADD CONSTRAINT "case_duties_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_comments" ADD CONSTRAINT "draft_comments_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_comments" ADD CONSTRAINT "draft_comments_draft_event_id_case_events_id_fk" FOREIGN KEY ("draft_event_id") REFERENCES "public"."case_events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_comments" ADD CONSTRAINT "draft_comments_family_member_id_family_members_id_fk" FOREIGN KEY ("family_member_id") REFERENCES "public"."family_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_comments" ADD CONSTRAINT "draft_comments_entered_by_id_staff_members_id_fk" FOREIGN KEY ("entered_by_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "family_requests" ADD CONSTRAINT "family_requests_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "family_requests" ADD CONSTRAINT "family_requests_family_member_id_family_members_id_fk" FOREIGN KEY ("family_member_id") REFERENCES "public"."family_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "family_requests" ADD CONSTRAINT "family_requests_draft_event_id_case_events_id_fk" FOREIGN KEY ("draft_event_id") REFERENCES "public"."case_events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "family_requests" ADD CONSTRAINT "family_requests_answered_by_id_staff_members_id_fk" FOREIGN KEY ("answered_by_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "family_requests" ADD CONSTRAINT "family_requests_entered_by_id_staff_members_id_fk" FOREIGN KEY ("entered_by_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_uploaded_by_staff_id_staff_members_id_fk" FOREIGN KEY ("uploaded_by_staff_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_uploaded_by_family_member_id_family_members_id_fk" FOREIGN KEY ("uploaded_by_family_member_id") REFERENCES "public"."family_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_released_by_id_staff_members_id_fk" FOREIGN KEY ("released_by_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_family_member_id_family_members_id_fk" FOREIGN KEY ("family_member_id") REFERENCES "public"."family_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_received_from_id_family_members_id_fk" FOREIGN KEY ("received_from_id") REFERENCES "public"."family_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_event_id_case_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."case_events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_family_member_id_family_members_id_fk" FOREIGN KEY ("family_member_id") REFERENCES "public"."family_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_posted_by_id_staff_members_id_fk" FOREIGN KEY ("posted_by_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "child_districts" ADD CONSTRAINT "child_districts_child_id_children_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."children"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_snapshots" ADD CONSTRAINT "case_snapshots_month_end_snapshot_runs_month_end_fk" FOREIGN KEY ("month_end") REFERENCES "public"."snapshot_runs"("month_end") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_snapshots" ADD CONSTRAINT "case_snapshots_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "advice_chases_request_idx" ON "advice_chases" USING btree ("advice_request_id");--> statement-breakpoint
CREATE INDEX "advice_chases_case_idx" ON "advice_chases" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "advice_requests_case_idx" ON "advice_requests" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "advice_requests_open_idx" ON "advice_requests" USING btree ("asked_on") WHERE "advice_requests"."arrived_on" is null and "advice_requests"."cancelled_on" is null;--> statement-breakpoint
CREATE INDEX "setting_consultations_case_idx" ON "setting_consultations" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "case_duties_legal_idx" ON "case_duties" USING btree ("is_councils","legal_on");--> statement-breakpoint
CREATE INDEX "case_duties_kind_idx" ON "case_duties" USING btree ("kind","legal_on");--> statement-breakpoint
CREATE UNIQUE INDEX "draft_comments_typing_key" ON "draft_comments" USING btree ("draft_event_id","family_member_id") WHERE "draft_comments"."sent_at" is null;--> statement-breakpoint
CREATE INDEX "draft_comments_case_idx" ON "draft_comments" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "draft_comments_person_idx" ON "draft_comments" USING btree ("family_member_id");--> statement-breakpoint
CREATE UNIQUE INDEX "family_requests_one_open_key" ON "family_requests" USING btree ("case_id","family_member_id","kind") WHERE "family_requests"."answered_at" is null;--> statement-breakpoint
CREATE INDEX "family_requests_case_idx" ON "family_requests" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "family_requests_open_idx" ON "family_requests" USING btree ("answer_by") WHERE "family_requests"."answered_at" is null;--> statement-breakpoint
CREATE INDEX "documents_case_idx" ON "documents" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "documents_unchecked_idx" ON "documents" USING btree ("scan_due_at") WHERE "documents"."scan_status" in ('waiting', 'unscanned');--> statement-breakpoint
CREATE INDEX "documents_to_read_idx" ON "documents" USING btree ("uploaded_at","id") WHERE "documents"."opened_by_staff_at" is null and num_nonnulls("documents"."uploaded_by_family_member_id", "documents"."received_from_id") > 0;--> statement-breakpoint
CREATE INDEX "letters_case_idx" ON "letters" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "letters_person_idx" ON "letters" USING btree ("family_member_id");--> statement-breakpoint
CREATE INDEX "letters_to_post_idx" ON "letters" USING btree ("created_at","id") WHERE "letters"."is_by_post" and "letters"."posted_on" is null;--> statement-breakpoint
CREATE INDEX "case_snapshots_case_idx" ON "case_snapshots" USING btree ("case_id");--> statement-breakpoint
ALTER TABLE "case_events" ADD CONSTRAINT "case_events_family_member_id_family_members_id_fk" FOREIGN KEY ("family_member_id") REFERENCES "public"."family_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_events_of_plans_idx" ON "case_events" USING btree ("kind","happened_on") WHERE "case_events"."kind" in ('review-kept-plan', 'review-to-amend', 'review-to-cease', 'phase-transfer-set', 'phase-place-named');--> statement-breakpoint
CREATE UNIQUE INDEX "case_events_corrects_key" ON "case_events" USING btree ("corrects_event_id") WHERE "case_events"."corrects_event_id" is not null;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_status_known" CHECK ("cases"."status" in ('DECIDING_TO_ASSESS', 'ASSESSING', 'REFUSED_TO_ASSESS', 'DECIDING_TO_ISSUE', 'NOT_ISSUING', 'DRAFTING', 'DRAFT_WITH_FAMILY', 'CONSULTING_SETTINGS', 'FINAL_ISSUED', 'IN_REVIEW', 'AMENDING_PLAN', 'REASSESSING', 'CEASING_PLAN', 'PLAN_CEASED', 'CLOSED_WITHDRAWN', 'CLOSED_MOVED', 'CLOSED_DECEASED'));