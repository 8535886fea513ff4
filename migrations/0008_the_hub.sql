CREATE TABLE "enquiry_drafts" (
	"enquiry_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"body" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"review_asked_at" timestamp with time zone,
	"reviewer_id" uuid,
	"reviewed_at" timestamp with time zone,
	"reviewed_by_id" uuid,
	"verdict" text,
	"review_note" text,
	"reviewed_version" integer,
	CONSTRAINT "enquiry_drafts_enquiry_id_staff_id_kind_pk" PRIMARY KEY("enquiry_id","staff_id","kind"),
	CONSTRAINT "enquiry_drafts_kind_known" CHECK ("enquiry_drafts"."kind" in ('message', 'note')),
	CONSTRAINT "enquiry_drafts_verdict_known" CHECK ("enquiry_drafts"."verdict" in ('ok', 'change'))
);
--> statement-breakpoint
CREATE TABLE "message_files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"enquiry_id" uuid NOT NULL,
	"message_id" uuid,
	"file_name" text NOT NULL,
	"media_type" text NOT NULL,
	"byte_size" integer NOT NULL,
	"sha256" text NOT NULL,
	"storage_key" text NOT NULL,
	"uploaded_by_staff_id" uuid,
	"uploaded_by_family_member_id" uuid,
	"uploaded_at" timestamp with time zone NOT NULL,
	"scan_status" text NOT NULL,
	"scan_due_at" timestamp with time zone NOT NULL,
	"scan_attempts" integer DEFAULT 0 NOT NULL,
	"names_child" boolean,
	"other_children" integer DEFAULT 0 NOT NULL,
	"text_read_at" timestamp with time zone,
	CONSTRAINT "message_files_storage_key" UNIQUE("storage_key"),
	CONSTRAINT "message_files_scan_known" CHECK ("message_files"."scan_status" in ('waiting', 'clean', 'infected', 'unscanned', 'refused')),
	CONSTRAINT "message_files_one_uploader" CHECK (num_nonnulls("message_files"."uploaded_by_staff_id", "message_files"."uploaded_by_family_member_id") < 2)
);
--> statement-breakpoint
CREATE TABLE "saved_replies" (
	"id" uuid PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"topics" text[] NOT NULL,
	"body" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"written_by_id" uuid,
	"written_at" timestamp with time zone NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "saved_replies_title_key" UNIQUE("title")
);
--> statement-breakpoint
CREATE TABLE "callback_tries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"callback_id" uuid NOT NULL,
	"enquiry_id" uuid NOT NULL,
	"tried_at" timestamp with time zone NOT NULL,
	"tried_on" date NOT NULL,
	"half" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"note" text NOT NULL,
	CONSTRAINT "callback_tries_half_known" CHECK ("callback_tries"."half" in ('am', 'pm')),
	CONSTRAINT "callback_tries_outcome_known" CHECK ("callback_tries"."outcome" in ('spoke', 'no-answer', 'left-message', 'wrong-number', 'not-good-now'))
);
--> statement-breakpoint
CREATE TABLE "callbacks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"enquiry_id" uuid NOT NULL,
	"phone" text NOT NULL,
	"slot_on" date NOT NULL,
	"starts_at_hour" smallint NOT NULL,
	"status" text DEFAULT 'agreed' NOT NULL,
	"agreed_at" timestamp with time zone NOT NULL,
	"agreed_by_id" uuid,
	"ended_at" timestamp with time zone,
	CONSTRAINT "callbacks_hour_known" CHECK ("callbacks"."starts_at_hour" in (9, 11, 13, 15)),
	CONSTRAINT "callbacks_status_known" CHECK ("callbacks"."status" in ('agreed', 'moved', 'spoke', 'given-up', 'cancelled', 'missed')),
	CONSTRAINT "callbacks_ended" CHECK (("callbacks"."status" = 'agreed') = ("callbacks"."ended_at" is null))
);
--> statement-breakpoint
CREATE TABLE "complaints" (
	"enquiry_id" uuid NOT NULL,
	"stage" smallint NOT NULL,
	"received_on" date NOT NULL,
	"acknowledge_by" date NOT NULL,
	"acknowledged_on" date,
	"answer_by" date,
	"extended_to" date,
	"extension_reason" text,
	"answered_on" date,
	"outcome" text,
	CONSTRAINT "complaints_enquiry_id_stage_pk" PRIMARY KEY("enquiry_id","stage"),
	CONSTRAINT "complaints_stage_known" CHECK ("complaints"."stage" in (1, 2)),
	CONSTRAINT "complaints_outcome_known" CHECK ("complaints"."outcome" in ('upheld', 'partly-upheld', 'not-upheld', 'withdrawn')),
	CONSTRAINT "complaints_answered" CHECK (("complaints"."answered_on" is null) = ("complaints"."outcome" is null)),
	CONSTRAINT "complaints_extension_has_reason" CHECK (("complaints"."extended_to" is null) = ("complaints"."extension_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "enquiry_feedback" (
	"id" uuid PRIMARY KEY NOT NULL,
	"enquiry_id" uuid NOT NULL,
	"family_member_id" uuid,
	"is_answered" boolean NOT NULL,
	"given_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "offered_answers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"offered_on" date NOT NULL,
	"topic" text NOT NULL,
	"stage" text NOT NULL,
	"outcome" text NOT NULL,
	CONSTRAINT "offered_answers_outcome_known" CHECK ("offered_answers"."outcome" in ('answered', 'asked'))
);
--> statement-breakpoint
CREATE TABLE "enquiry_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"enquiry_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"staff_id" uuid,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "enquiry_presence" (
	"enquiry_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"tab" uuid NOT NULL,
	"is_writing" boolean NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "enquiry_presence_enquiry_id_staff_id_tab_pk" PRIMARY KEY("enquiry_id","staff_id","tab")
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"is_shared" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff_absences" (
	"id" uuid PRIMARY KEY NOT NULL,
	"staff_id" uuid NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date NOT NULL,
	"covered_by_id" uuid,
	"recorded_by_id" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "staff_absences_days_in_order" CHECK ("staff_absences"."from_on" <= "staff_absences"."to_on"),
	CONSTRAINT "staff_absences_covered_by_another" CHECK ("staff_absences"."covered_by_id" <> "staff_absences"."staff_id")
);
--> statement-breakpoint
CREATE TABLE "staff_tasks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"cause_key" text NOT NULL,
	"team" text NOT NULL,
	"for_staff_id" uuid,
	"enquiry_id" uuid,
	"family_member_id" uuid,
	"inbound_mail_id" uuid,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"due_on" date,
	"done_at" timestamp with time zone,
	"done_by_id" uuid,
	"outcome" text,
	CONSTRAINT "staff_tasks_done_by_someone" CHECK ("staff_tasks"."done_at" is not null or "staff_tasks"."done_by_id" is null)
);
--> statement-breakpoint
CREATE TABLE "inbound_mails" (
	"id" uuid PRIMARY KEY NOT NULL,
	"dedupe_key" text NOT NULL,
	"storage_key" text NOT NULL,
	"byte_size" integer NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"came_by" text NOT NULL,
	"envelope_to" text NOT NULL,
	"envelope_from" text NOT NULL,
	"status" text DEFAULT 'received' NOT NULL,
	"outcome" text,
	"filed_at" timestamp with time zone,
	"enquiry_id" uuid,
	"message_id" uuid,
	"due_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"fault" text,
	"copies" integer DEFAULT 0 NOT NULL,
	"mail_id" text,
	"sender" text,
	"subject" text,
	"acknowledged_at" timestamp with time zone,
	"seen_at" timestamp with time zone,
	"is_sender_proven" boolean,
	"flood_id" uuid,
	CONSTRAINT "inbound_mails_dedupe_key" UNIQUE("dedupe_key"),
	CONSTRAINT "inbound_mails_storage_key" UNIQUE("storage_key"),
	CONSTRAINT "inbound_mails_status_known" CHECK ("inbound_mails"."status" in ('received', 'filed', 'unreadable')),
	CONSTRAINT "inbound_mails_came_by_known" CHECK ("inbound_mails"."came_by" in ('lmtp', 'imap')),
	CONSTRAINT "inbound_mails_filed" CHECK (("inbound_mails"."status" = 'filed') = ("inbound_mails"."outcome" is not null))
);
--> statement-breakpoint
ALTER TABLE "enquiries" DROP CONSTRAINT "enquiries_status_known";--> statement-breakpoint
ALTER TABLE "messages" DROP CONSTRAINT "messages_author_known";--> statement-breakpoint
DROP INDEX "enquiries_queue_idx";--> statement-breakpoint
DROP INDEX "enquiries_owner_queue_idx";--> statement-breakpoint
ALTER TABLE "enquiries" ADD COLUMN "recorded_by_staff_id" uuid;--> statement-breakpoint
ALTER TABLE "enquiries" ADD COLUMN "first_answered_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "enquiries" ADD COLUMN "contact_count" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "enquiries" ADD COLUMN "reopened_count" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "enquiries" ADD COLUMN "escalation" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "enquiries" ADD COLUMN "escalated_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "enquiries" ADD COLUMN "paused_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "enquiries" ADD COLUMN "paused_days_left" smallint;--> statement-breakpoint
ALTER TABLE "enquiries" ADD COLUMN "snoozed_until" date;--> statement-breakpoint
ALTER TABLE "enquiries" ADD COLUMN "merged_into_id" uuid;--> statement-breakpoint
ALTER TABLE "enquiries" ADD COLUMN "urgent_because" text;--> statement-breakpoint
ALTER TABLE "enquiries" ADD COLUMN "school_reason" text;--> statement-breakpoint
ALTER TABLE "enquiries" ADD COLUMN "legal_basis" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "channel" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "recorded_by_staff_id" uuid;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "sender_proof" text;--> statement-breakpoint
ALTER TABLE "promises" ADD COLUMN "paused_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "promises" ADD COLUMN "reminded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "promises" ADD COLUMN "silence_noted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "promises" ADD COLUMN "warned_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "promises" ADD COLUMN "missed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "family_members" ADD COLUMN "replies_by_email" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "family_members" ADD COLUMN "mail_stopped_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "staff_members" ADD COLUMN "capacity" smallint DEFAULT 20 NOT NULL;--> statement-breakpoint
ALTER TABLE "staff_members" ADD COLUMN "takes_turns" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "staff_members" ADD COLUMN "last_given_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "enquiry_drafts" ADD CONSTRAINT "enquiry_drafts_enquiry_id_enquiries_id_fk" FOREIGN KEY ("enquiry_id") REFERENCES "public"."enquiries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiry_drafts" ADD CONSTRAINT "enquiry_drafts_staff_id_staff_members_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiry_drafts" ADD CONSTRAINT "enquiry_drafts_reviewer_id_staff_members_id_fk" FOREIGN KEY ("reviewer_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiry_drafts" ADD CONSTRAINT "enquiry_drafts_reviewed_by_id_staff_members_id_fk" FOREIGN KEY ("reviewed_by_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_files" ADD CONSTRAINT "message_files_enquiry_id_enquiries_id_fk" FOREIGN KEY ("enquiry_id") REFERENCES "public"."enquiries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_files" ADD CONSTRAINT "message_files_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_files" ADD CONSTRAINT "message_files_uploaded_by_staff_id_staff_members_id_fk" FOREIGN KEY ("uploaded_by_staff_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_files" ADD CONSTRAINT "message_files_uploaded_by_family_member_id_family_members_id_fk" FOREIGN KEY ("uploaded_by_family_member_id") REFERENCES "public"."family_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_replies" ADD CONSTRAINT "saved_replies_written_by_id_staff_members_id_fk" FOREIGN KEY ("written_by_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "callback_tries" ADD CONSTRAINT "callback_tries_callback_id_callbacks_id_fk" FOREIGN KEY ("callback_id") REFERENCES "public"."callbacks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "callback_tries" ADD CONSTRAINT "callback_tries_enquiry_id_enquiries_id_fk" FOREIGN KEY ("enquiry_id") REFERENCES "public"."enquiries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "callback_tries" ADD CONSTRAINT "callback_tries_staff_id_staff_members_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "callbacks" ADD CONSTRAINT "callbacks_enquiry_id_enquiries_id_fk" FOREIGN KEY ("enquiry_id") REFERENCES "public"."enquiries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "callbacks" ADD CONSTRAINT "callbacks_agreed_by_id_staff_members_id_fk" FOREIGN KEY ("agreed_by_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_enquiry_id_enquiries_id_fk" FOREIGN KEY ("enquiry_id") REFERENCES "public"."enquiries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiry_feedback" ADD CONSTRAINT "enquiry_feedback_enquiry_id_enquiries_id_fk" FOREIGN KEY ("enquiry_id") REFERENCES "public"."enquiries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiry_feedback" ADD CONSTRAINT "enquiry_feedback_family_member_id_family_members_id_fk" FOREIGN KEY ("family_member_id") REFERENCES "public"."family_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiry_events" ADD CONSTRAINT "enquiry_events_enquiry_id_enquiries_id_fk" FOREIGN KEY ("enquiry_id") REFERENCES "public"."enquiries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiry_events" ADD CONSTRAINT "enquiry_events_staff_id_staff_members_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiry_presence" ADD CONSTRAINT "enquiry_presence_enquiry_id_enquiries_id_fk" FOREIGN KEY ("enquiry_id") REFERENCES "public"."enquiries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiry_presence" ADD CONSTRAINT "enquiry_presence_staff_id_staff_members_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_owner_id_staff_members_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_absences" ADD CONSTRAINT "staff_absences_staff_id_staff_members_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_absences" ADD CONSTRAINT "staff_absences_covered_by_id_staff_members_id_fk" FOREIGN KEY ("covered_by_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_absences" ADD CONSTRAINT "staff_absences_recorded_by_id_staff_members_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_tasks" ADD CONSTRAINT "staff_tasks_for_staff_id_staff_members_id_fk" FOREIGN KEY ("for_staff_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_tasks" ADD CONSTRAINT "staff_tasks_enquiry_id_enquiries_id_fk" FOREIGN KEY ("enquiry_id") REFERENCES "public"."enquiries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_tasks" ADD CONSTRAINT "staff_tasks_family_member_id_family_members_id_fk" FOREIGN KEY ("family_member_id") REFERENCES "public"."family_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_tasks" ADD CONSTRAINT "staff_tasks_done_by_id_staff_members_id_fk" FOREIGN KEY ("done_by_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbound_mails" ADD CONSTRAINT "inbound_mails_enquiry_id_enquiries_id_fk" FOREIGN KEY ("enquiry_id") REFERENCES "public"."enquiries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbound_mails" ADD CONSTRAINT "inbound_mails_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "message_files_enquiry_idx" ON "message_files" USING btree ("enquiry_id");--> statement-breakpoint
CREATE INDEX "message_files_message_idx" ON "message_files" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "message_files_unchecked_idx" ON "message_files" USING btree ("scan_due_at") WHERE "message_files"."scan_status" in ('waiting', 'unscanned');--> statement-breakpoint
CREATE INDEX "message_files_unread_idx" ON "message_files" USING btree ("scan_due_at") WHERE "message_files"."text_read_at" is null and "message_files"."uploaded_by_staff_id" is not null;--> statement-breakpoint
CREATE INDEX "callback_tries_callback_idx" ON "callback_tries" USING btree ("callback_id");--> statement-breakpoint
CREATE INDEX "callback_tries_enquiry_idx" ON "callback_tries" USING btree ("enquiry_id");--> statement-breakpoint
CREATE INDEX "callbacks_enquiry_idx" ON "callbacks" USING btree ("enquiry_id");--> statement-breakpoint
CREATE UNIQUE INDEX "callbacks_one_open_key" ON "callbacks" USING btree ("enquiry_id") WHERE "callbacks"."status" = 'agreed';--> statement-breakpoint
CREATE INDEX "callbacks_due_idx" ON "callbacks" USING btree ("slot_on","starts_at_hour") WHERE "callbacks"."status" = 'agreed';--> statement-breakpoint
CREATE INDEX "enquiry_feedback_enquiry_idx" ON "enquiry_feedback" USING btree ("enquiry_id");--> statement-breakpoint
CREATE INDEX "enquiry_feedback_given_idx" ON "enquiry_feedback" USING btree ("given_at");--> statement-breakpoint
CREATE INDEX "offered_answers_day_idx" ON "offered_answers" USING btree ("offered_on");--> statement-breakpoint
CREATE INDEX "enquiry_events_enquiry_idx" ON "enquiry_events" USING btree ("enquiry_id","at");--> statement-breakpoint
CREATE INDEX "enquiry_presence_seen_idx" ON "enquiry_presence" USING btree ("seen_at");--> statement-breakpoint
CREATE INDEX "saved_views_owner_idx" ON "saved_views" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "staff_absences_staff_idx" ON "staff_absences" USING btree ("staff_id","to_on");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_tasks_open_cause_key" ON "staff_tasks" USING btree ("cause_key") WHERE "staff_tasks"."done_at" is null;--> statement-breakpoint
CREATE INDEX "staff_tasks_open_idx" ON "staff_tasks" USING btree ("team","due_on") WHERE "staff_tasks"."done_at" is null;--> statement-breakpoint
CREATE INDEX "staff_tasks_enquiry_idx" ON "staff_tasks" USING btree ("enquiry_id");--> statement-breakpoint
CREATE INDEX "inbound_mails_due_idx" ON "inbound_mails" USING btree ("due_at") WHERE "inbound_mails"."status" = 'received';--> statement-breakpoint
CREATE INDEX "inbound_mails_enquiry_idx" ON "inbound_mails" USING btree ("enquiry_id");--> statement-breakpoint
CREATE INDEX "inbound_mails_message_idx" ON "inbound_mails" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "inbound_mails_received_idx" ON "inbound_mails" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "inbound_mails_mail_id_idx" ON "inbound_mails" USING btree ("mail_id");--> statement-breakpoint
CREATE INDEX "inbound_mails_sender_idx" ON "inbound_mails" USING btree ("sender","received_at");--> statement-breakpoint
CREATE INDEX "inbound_mails_apart_idx" ON "inbound_mails" USING btree ("received_at","id") WHERE "inbound_mails"."enquiry_id" is null and "inbound_mails"."status" <> 'received';--> statement-breakpoint
CREATE INDEX "inbound_mails_taken_idx" ON "inbound_mails" USING btree (coalesce("sender", ''),"is_sender_proven","received_at") WHERE "inbound_mails"."flood_id" is null and "inbound_mails"."outcome" in ('new-enquiry', 'joined', 'noted-automatic');--> statement-breakpoint
CREATE INDEX "inbound_mails_held_idx" ON "inbound_mails" USING btree (coalesce("sender", ''),"is_sender_proven") WHERE "inbound_mails"."flood_id" is not null and "inbound_mails"."enquiry_id" is null and "inbound_mails"."seen_at" is null;--> statement-breakpoint
CREATE INDEX "inbound_mails_flood_idx" ON "inbound_mails" USING btree ("flood_id","received_at","id") WHERE "inbound_mails"."flood_id" is not null and "inbound_mails"."enquiry_id" is null;--> statement-breakpoint
ALTER TABLE "enquiries" ADD CONSTRAINT "enquiries_recorded_by_staff_id_staff_members_id_fk" FOREIGN KEY ("recorded_by_staff_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiries" ADD CONSTRAINT "enquiries_merged_into_id_enquiries_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."enquiries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_recorded_by_staff_id_staff_members_id_fk" FOREIGN KEY ("recorded_by_staff_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "enquiries_team_queue_idx" ON "enquiries" USING btree ("team",("priority" > 0),"reply_by","id","case_id","family_member_id","snoozed_until","priority") WHERE "enquiries"."status" = 'waiting';--> statement-breakpoint
CREATE INDEX "promises_running_idx" ON "promises" USING btree ("due_on","warned_at","enquiry_id") WHERE "promises"."enquiry_id" is not null and "promises"."kept_at" is null and "promises"."replaced_at" is null and "promises"."paused_at" is null;--> statement-breakpoint
CREATE INDEX "promises_paused_idx" ON "promises" USING btree ("paused_at") WHERE "promises"."paused_at" is not null and "promises"."kept_at" is null and "promises"."replaced_at" is null;--> statement-breakpoint
CREATE INDEX "enquiries_put_aside_idx" ON "enquiries" USING btree ("status","snoozed_until","id","case_id","family_member_id","owner_id","team") WHERE "enquiries"."snoozed_until" is not null;--> statement-breakpoint
CREATE INDEX "enquiries_urgent_idx" ON "enquiries" USING btree ("priority","id","case_id","family_member_id","snoozed_until","owner_id","team") WHERE "enquiries"."status" = 'waiting' and "enquiries"."priority" < 2;--> statement-breakpoint
CREATE INDEX "enquiries_escalated_idx" ON "enquiries" USING btree ("escalation","id","case_id","family_member_id","snoozed_until","owner_id","team") WHERE "enquiries"."status" = 'waiting' and "enquiries"."escalation" > 0;--> statement-breakpoint
CREATE INDEX "enquiries_unlinked_idx" ON "enquiries" USING btree ("id","case_id","family_member_id","snoozed_until","owner_id","team") WHERE "enquiries"."status" = 'waiting' and "enquiries"."case_id" is null;--> statement-breakpoint
CREATE INDEX "enquiries_merged_idx" ON "enquiries" USING btree ("merged_into_id") WHERE "enquiries"."merged_into_id" is not null;--> statement-breakpoint
CREATE INDEX "enquiries_queue_idx" ON "enquiries" USING btree (("priority" > 0),"reply_by","id","case_id","family_member_id","snoozed_until","owner_id","team","priority","escalation") WHERE "enquiries"."status" = 'waiting';--> statement-breakpoint
CREATE INDEX "enquiries_owner_queue_idx" ON "enquiries" USING btree ("owner_id",("priority" > 0),"reply_by","id","case_id","family_member_id","snoozed_until","priority") WHERE "enquiries"."status" = 'waiting';--> statement-breakpoint
ALTER TABLE "enquiries" ADD CONSTRAINT "enquiries_paused_has_rest" CHECK (("enquiries"."status" = 'paused') = ("enquiries"."paused_since" is not null) and ("enquiries"."paused_since" is null) = ("enquiries"."paused_days_left" is null));--> statement-breakpoint
ALTER TABLE "enquiries" ADD CONSTRAINT "enquiries_basis_known" CHECK ("enquiries"."legal_basis" in ('consent', 'legal-duty', 'no-personal-matter') and "enquiries"."school_reason" is not null or "enquiries"."legal_basis" is null and "enquiries"."school_reason" is null);--> statement-breakpoint
ALTER TABLE "enquiries" ADD CONSTRAINT "enquiries_escalation_known" CHECK ("enquiries"."escalation" between 0 and 2);--> statement-breakpoint
ALTER TABLE "enquiries" ADD CONSTRAINT "enquiries_merged_is_closed" CHECK ("enquiries"."merged_into_id" is null or "enquiries"."status" = 'closed');--> statement-breakpoint
ALTER TABLE "enquiries" ADD CONSTRAINT "enquiries_status_known" CHECK ("enquiries"."status" in ('waiting', 'paused', 'answered', 'closed', 'spam'));--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_channel_known" CHECK ("messages"."channel" in ('email', 'phone', 'post', 'drop-in'));--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_proof_known" CHECK ("messages"."sender_proof" in ('signed', 'address'));--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_author_known" CHECK ("messages"."author_kind" in ('family', 'staff', 'contact', 'system'));--> statement-breakpoint
ALTER TABLE "staff_members" ADD CONSTRAINT "staff_members_capacity_known" CHECK ("staff_members"."capacity" between 0 and 500);