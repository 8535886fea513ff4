CREATE TABLE "email_changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"family_member_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"new_email" text NOT NULL,
	"looked_up_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"done_at" timestamp with time zone,
	CONSTRAINT "email_changes_email_lower" CHECK ("email_changes"."new_email" = lower("email_changes"."new_email"))
);
--> statement-breakpoint
CREATE TABLE "factor_challenges" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"family_member_id" uuid,
	"name" text NOT NULL,
	"code_hash" text NOT NULL,
	"role" text NOT NULL,
	"relationship" text NOT NULL,
	"has_parental_responsibility" boolean,
	"level" text NOT NULL,
	"evidence" text NOT NULL,
	"access_ends_on" date,
	"may_replace_email" boolean DEFAULT false NOT NULL,
	"consented_by_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"created_by_kind" text NOT NULL,
	"created_by_id" uuid,
	"expires_at" timestamp with time zone NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"used_at" timestamp with time zone,
	"used_by_id" uuid,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "invitations_code_key" UNIQUE("code_hash"),
	CONSTRAINT "invitations_level_known" CHECK ("invitations"."level" in ('status', 'status+documents', 'act'))
);
--> statement-breakpoint
CREATE TABLE "known_devices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"family_member_id" uuid,
	"staff_member_id" uuid,
	"device_hash" text NOT NULL,
	"device" text NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "known_devices_person_key" UNIQUE NULLS NOT DISTINCT("device_hash","family_member_id","staff_member_id"),
	CONSTRAINT "known_devices_one_person" CHECK (num_nonnulls("known_devices"."family_member_id", "known_devices"."staff_member_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "passkeys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"family_member_id" uuid NOT NULL,
	"credential_id" text NOT NULL,
	"public_key" text NOT NULL,
	"counter" bigint NOT NULL,
	"transports" text[] DEFAULT '{}' NOT NULL,
	"label" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone,
	CONSTRAINT "passkeys_credential_key" UNIQUE("credential_id")
);
--> statement-breakpoint
CREATE TABLE "used_logout_tokens" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_seals" (
	"number" bigint PRIMARY KEY NOT NULL,
	"before_txid" "xid8" NOT NULL,
	"entries" integer NOT NULL,
	"digest" text NOT NULL,
	"sealed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "broken_glass" (
	"id" uuid PRIMARY KEY NOT NULL,
	"child_id" uuid NOT NULL,
	"staff_member_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone,
	"seen_by_id" uuid,
	"seen_note" text
);
--> statement-breakpoint
CREATE TABLE "bulk_orders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"bulk_order" jsonb NOT NULL,
	"case_count" integer NOT NULL,
	"asked_by_id" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"decision" text,
	"decision_reason" text,
	"decided_by_id" uuid,
	"decided_at" timestamp with time zone,
	"result" jsonb,
	CONSTRAINT "bulk_orders_decision_known" CHECK ("bulk_orders"."decision" in ('sent', 'stopped')),
	CONSTRAINT "bulk_orders_two_people" CHECK ("bulk_orders"."decision" <> 'sent' or "bulk_orders"."decided_by_id" <> "bulk_orders"."asked_by_id"),
	CONSTRAINT "bulk_orders_decided_by_someone" CHECK (("bulk_orders"."decision" is null) = ("bulk_orders"."decided_by_id" is null))
);
--> statement-breakpoint
CREATE TABLE "capacity_decisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"matter" text NOT NULL,
	"has_capacity" text NOT NULL,
	"reasons" text NOT NULL,
	"alternative_person_id" uuid,
	"decided_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by_id" uuid NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "capacity_decisions_matter_known" CHECK ("capacity_decisions"."matter" in ('assessment', 'draft', 'plan', 'review', 'appeal', 'sharing')),
	CONSTRAINT "capacity_decisions_finding_known" CHECK ("capacity_decisions"."has_capacity" in ('yes', 'no')),
	CONSTRAINT "capacity_decisions_someone_acts" CHECK (("capacity_decisions"."has_capacity" = 'no') = ("capacity_decisions"."alternative_person_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "named_staff" (
	"child_id" uuid NOT NULL,
	"staff_member_id" uuid NOT NULL,
	"named_at" timestamp with time zone NOT NULL,
	"named_by_id" uuid NOT NULL,
	CONSTRAINT "named_staff_child_id_staff_member_id_pk" PRIMARY KEY("child_id","staff_member_id")
);
--> statement-breakpoint
CREATE TABLE "parent_consents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"parent_id" uuid NOT NULL,
	"young_person_id" uuid,
	"level" text NOT NULL,
	"told_by" text NOT NULL,
	"answered_at" timestamp with time zone NOT NULL,
	"entered_by_id" uuid,
	CONSTRAINT "parent_consents_level_known" CHECK ("parent_consents"."level" in ('none', 'status', 'status+documents', 'act'))
);
--> statement-breakpoint
CREATE TABLE "restrictions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"child_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"family_member_id" uuid,
	"note" text NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	"set_by_id" uuid NOT NULL,
	"review_on" date,
	"cleared_at" timestamp with time zone,
	"cleared_by_id" uuid,
	"clear_note" text,
	CONSTRAINT "restrictions_kind_known" CHECK ("restrictions"."kind" in ('ADDRESS_HIDDEN', 'NO_CONTACT', 'COURT_ORDER', 'SAFEGUARDING_HOLD')),
	CONSTRAINT "restrictions_person" CHECK (("restrictions"."kind" = 'NO_CONTACT') = ("restrictions"."family_member_id" is not null)),
	CONSTRAINT "restrictions_cleared_by_someone" CHECK (("restrictions"."cleared_at" is null) = ("restrictions"."cleared_by_id" is null))
);
--> statement-breakpoint
CREATE TABLE "rights_transfers" (
	"child_id" uuid PRIMARY KEY NOT NULL,
	"passes_on" date NOT NULL,
	"first_warned_on" date NOT NULL,
	"changes_on" date NOT NULL,
	"month_warned_on" date,
	"changed_on" date
);
--> statement-breakpoint
CREATE TABLE "staff_locks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"child_id" uuid NOT NULL,
	"staff_member_id" uuid,
	"reason" text NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	"set_by_id" uuid NOT NULL,
	"cleared_at" timestamp with time zone,
	"cleared_by_id" uuid,
	CONSTRAINT "staff_locks_reason_known" CHECK ("staff_locks"."reason" in ('relative', 'knows-family', 'colleague'))
);
--> statement-breakpoint
CREATE TABLE "access_request_items" (
	"id" uuid PRIMARY KEY NOT NULL,
	"access_request_id" uuid NOT NULL,
	"source" text NOT NULL,
	"source_id" uuid NOT NULL,
	"is_flagged" boolean NOT NULL,
	"why_flagged" text,
	"digest" text NOT NULL,
	"decision" text,
	"decision_reason" text,
	"decided_by_id" uuid,
	"decided_at" timestamp with time zone,
	CONSTRAINT "access_request_items_source_key" UNIQUE("access_request_id","source","source_id"),
	CONSTRAINT "access_request_items_decision_known" CHECK ("access_request_items"."decision" in ('include', 'leave-out'))
);
--> statement-breakpoint
CREATE TABLE "access_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"reference" text DEFAULT next_reference('SAR') NOT NULL,
	"child_id" uuid NOT NULL,
	"family_member_id" uuid NOT NULL,
	"received_on" date NOT NULL,
	"child_view" text,
	"due_on" date NOT NULL,
	"extended_to" date,
	"extension_reason" text,
	"recorded_by_id" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"released_at" timestamp with time zone,
	"released_by_id" uuid,
	"storage_key" text,
	"closed_at" timestamp with time zone,
	"closed_why" text,
	CONSTRAINT "access_requests_reference_key" UNIQUE("reference")
);
--> statement-breakpoint
CREATE TABLE "erasures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"rule" text NOT NULL,
	"asked_by_id" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"agreed_by_id" uuid,
	"agreed_at" timestamp with time zone,
	"refused_at" timestamp with time zone,
	"refused_by_id" uuid,
	"erased_at" timestamp with time zone,
	"counts" jsonb,
	"files_left" text[] DEFAULT '{}' NOT NULL,
	"files_erased" integer DEFAULT 0 NOT NULL,
	"done_at" timestamp with time zone,
	"upn_hash" text,
	CONSTRAINT "erasures_subject_known" CHECK ("erasures"."subject_kind" in ('child', 'enquiry')),
	CONSTRAINT "erasures_two_people" CHECK ("erasures"."agreed_by_id" <> "erasures"."asked_by_id")
);
--> statement-breakpoint
CREATE TABLE "legal_holds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"child_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	"set_by_id" uuid NOT NULL,
	"lifted_at" timestamp with time zone,
	"lifted_by_id" uuid,
	"lift_reason" text
);
--> statement-breakpoint
CREATE TABLE "record_corrections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"child_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"asked_by_id" uuid,
	"about_id" uuid,
	"asked_at" timestamp with time zone NOT NULL,
	"field" text NOT NULL,
	"should_say" text NOT NULL,
	"old_value" text,
	"new_value" text,
	"decision" text,
	"decision_reason" text,
	"decided_by_id" uuid,
	"decided_at" timestamp with time zone,
	CONSTRAINT "record_corrections_decision_known" CHECK ("record_corrections"."decision" in ('corrected', 'not-corrected'))
);
--> statement-breakpoint
ALTER TABLE "case_access" DROP CONSTRAINT "case_access_person_case_key";--> statement-breakpoint
ALTER TABLE "notifications" DROP CONSTRAINT "notifications_one_person";--> statement-breakpoint
ALTER TABLE "case_snapshots" DROP CONSTRAINT "case_snapshots_case_id_cases_id_fk";
--> statement-breakpoint
DROP INDEX "enquiries_queue_idx";--> statement-breakpoint
DROP INDEX "enquiries_owner_queue_idx";--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "revoked_why" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "device" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "device_hash" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "generation" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "confirmed_generation" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "renewed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "second_factor_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "provider_sid" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "sealed_id_token" text;--> statement-breakpoint
ALTER TABLE "sign_in_attempts" ADD COLUMN "sealed_address" text;--> statement-breakpoint
ALTER TABLE "sign_in_attempts" ADD COLUMN "looked_up_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sign_in_attempts" ADD COLUMN "invitation_id" uuid;--> statement-breakpoint
ALTER TABLE "audit_entries" ADD COLUMN "txid" "xid8" DEFAULT pg_current_xact_id() NOT NULL;--> statement-breakpoint
ALTER TABLE "case_access" ADD COLUMN "role" text DEFAULT 'parent' NOT NULL;--> statement-breakpoint
ALTER TABLE "case_access" ADD COLUMN "consented_by_id" uuid;--> statement-breakpoint
ALTER TABLE "case_access" ADD COLUMN "revoked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "case_access" ADD COLUMN "revoked_by_kind" text;--> statement-breakpoint
ALTER TABLE "case_access" ADD COLUMN "revoked_by_id" uuid;--> statement-breakpoint
ALTER TABLE "case_access" ADD COLUMN "revoked_why" text;--> statement-breakpoint
ALTER TABLE "case_access" ADD COLUMN "held_back" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "names_child" boolean;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "other_children" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "text_read_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "notifications" ADD COLUMN "sealed_to" text;--> statement-breakpoint
ALTER TABLE "family_members" ADD COLUMN "text_number" text;--> statement-breakpoint
ALTER TABLE "staff_members" ADD COLUMN "powers" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "staff_members" ADD COLUMN "provider_subject" text;--> statement-breakpoint
ALTER TABLE "staff_members" ADD COLUMN "rights_from_claims" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "email_changes" ADD CONSTRAINT "email_changes_family_member_id_family_members_id_fk" FOREIGN KEY ("family_member_id") REFERENCES "public"."family_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "email_changes" ADD CONSTRAINT "email_changes_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "factor_challenges" ADD CONSTRAINT "factor_challenges_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_family_member_id_family_members_id_fk" FOREIGN KEY ("family_member_id") REFERENCES "public"."family_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_consented_by_id_family_members_id_fk" FOREIGN KEY ("consented_by_id") REFERENCES "public"."family_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_used_by_id_family_members_id_fk" FOREIGN KEY ("used_by_id") REFERENCES "public"."family_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "known_devices" ADD CONSTRAINT "known_devices_family_member_id_family_members_id_fk" FOREIGN KEY ("family_member_id") REFERENCES "public"."family_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "known_devices" ADD CONSTRAINT "known_devices_staff_member_id_staff_members_id_fk" FOREIGN KEY ("staff_member_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_family_member_id_family_members_id_fk" FOREIGN KEY ("family_member_id") REFERENCES "public"."family_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broken_glass" ADD CONSTRAINT "broken_glass_child_id_children_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."children"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broken_glass" ADD CONSTRAINT "broken_glass_staff_member_id_staff_members_id_fk" FOREIGN KEY ("staff_member_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broken_glass" ADD CONSTRAINT "broken_glass_seen_by_id_staff_members_id_fk" FOREIGN KEY ("seen_by_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_orders" ADD CONSTRAINT "bulk_orders_asked_by_id_staff_members_id_fk" FOREIGN KEY ("asked_by_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_orders" ADD CONSTRAINT "bulk_orders_decided_by_id_staff_members_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "capacity_decisions" ADD CONSTRAINT "capacity_decisions_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "capacity_decisions" ADD CONSTRAINT "capacity_decisions_alternative_person_id_family_members_id_fk" FOREIGN KEY ("alternative_person_id") REFERENCES "public"."family_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "capacity_decisions" ADD CONSTRAINT "capacity_decisions_recorded_by_id_staff_members_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "named_staff" ADD CONSTRAINT "named_staff_child_id_children_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."children"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "named_staff" ADD CONSTRAINT "named_staff_staff_member_id_staff_members_id_fk" FOREIGN KEY ("staff_member_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "named_staff" ADD CONSTRAINT "named_staff_named_by_id_staff_members_id_fk" FOREIGN KEY ("named_by_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parent_consents" ADD CONSTRAINT "parent_consents_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parent_consents" ADD CONSTRAINT "parent_consents_parent_id_family_members_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."family_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parent_consents" ADD CONSTRAINT "parent_consents_young_person_id_family_members_id_fk" FOREIGN KEY ("young_person_id") REFERENCES "public"."family_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parent_consents" ADD CONSTRAINT "parent_consents_entered_by_id_staff_members_id_fk" FOREIGN KEY ("entered_by_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restrictions" ADD CONSTRAINT "restrictions_child_id_children_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."children"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restrictions" ADD CONSTRAINT "restrictions_family_member_id_family_members_id_fk" FOREIGN KEY ("family_member_id") REFERENCES "public"."family_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restrictions" ADD CONSTRAINT "restrictions_set_by_id_staff_members_id_fk" FOREIGN KEY ("set_by_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restrictions" ADD CONSTRAINT "restrictions_cleared_by_id_staff_members_id_fk" FOREIGN KEY ("cleared_by_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rights_transfers" ADD CONSTRAINT "rights_transfers_child_id_children_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."children"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_locks" ADD CONSTRAINT "staff_locks_child_id_children_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."children"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_locks" ADD CONSTRAINT "staff_locks_staff_member_id_staff_members_id_fk" FOREIGN KEY ("staff_member_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_locks" ADD CONSTRAINT "staff_locks_set_by_id_staff_members_id_fk" FOREIGN KEY ("set_by_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_locks" ADD CONSTRAINT "staff_locks_cleared_by_id_staff_members_id_fk" FOREIGN KEY ("cleared_by_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_request_items" ADD CONSTRAINT "access_request_items_access_request_id_access_requests_id_fk" FOREIGN KEY ("access_request_id") REFERENCES "public"."access_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_request_items" ADD CONSTRAINT "access_request_items_decided_by_id_staff_members_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_child_id_children_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."children"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_family_member_id_family_members_id_fk" FOREIGN KEY ("family_member_id") REFERENCES "public"."family_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_recorded_by_id_staff_members_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_released_by_id_staff_members_id_fk" FOREIGN KEY ("released_by_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasures" ADD CONSTRAINT "erasures_asked_by_id_staff_members_id_fk" FOREIGN KEY ("asked_by_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasures" ADD CONSTRAINT "erasures_agreed_by_id_staff_members_id_fk" FOREIGN KEY ("agreed_by_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasures" ADD CONSTRAINT "erasures_refused_by_id_staff_members_id_fk" FOREIGN KEY ("refused_by_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legal_holds" ADD CONSTRAINT "legal_holds_child_id_children_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."children"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legal_holds" ADD CONSTRAINT "legal_holds_set_by_id_staff_members_id_fk" FOREIGN KEY ("set_by_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legal_holds" ADD CONSTRAINT "legal_holds_lifted_by_id_staff_members_id_fk" FOREIGN KEY ("lifted_by_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_corrections" ADD CONSTRAINT "record_corrections_child_id_children_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."children"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_corrections" ADD CONSTRAINT "record_corrections_asked_by_id_family_members_id_fk" FOREIGN KEY ("asked_by_id") REFERENCES "public"."family_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_corrections" ADD CONSTRAINT "record_corrections_about_id_family_members_id_fk" FOREIGN KEY ("about_id") REFERENCES "public"."family_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_corrections" ADD CONSTRAINT "record_corrections_decided_by_id_staff_members_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "email_changes_family_member_idx" ON "email_changes" USING btree ("family_member_id");--> statement-breakpoint
CREATE INDEX "email_changes_session_idx" ON "email_changes" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "email_changes_waiting_idx" ON "email_changes" USING btree ("created_at") WHERE "email_changes"."looked_up_at" is null;--> statement-breakpoint
CREATE INDEX "invitations_case_idx" ON "invitations" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "known_devices_family_member_idx" ON "known_devices" USING btree ("family_member_id");--> statement-breakpoint
CREATE INDEX "known_devices_staff_member_idx" ON "known_devices" USING btree ("staff_member_id");--> statement-breakpoint
CREATE INDEX "passkeys_family_member_idx" ON "passkeys" USING btree ("family_member_id");--> statement-breakpoint
CREATE INDEX "broken_glass_person_idx" ON "broken_glass" USING btree ("staff_member_id","expires_at");--> statement-breakpoint
CREATE INDEX "bulk_orders_waiting_idx" ON "bulk_orders" USING btree ("asked_at") WHERE "bulk_orders"."decision" is null;--> statement-breakpoint
CREATE INDEX "capacity_decisions_case_idx" ON "capacity_decisions" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "parent_consents_case_idx" ON "parent_consents" USING btree ("case_id","parent_id");--> statement-breakpoint
CREATE INDEX "restrictions_live_idx" ON "restrictions" USING btree ("child_id") WHERE "restrictions"."cleared_at" is null;--> statement-breakpoint
CREATE INDEX "staff_locks_live_idx" ON "staff_locks" USING btree ("staff_member_id") WHERE "staff_locks"."cleared_at" is null;--> statement-breakpoint
CREATE INDEX "staff_locks_child_idx" ON "staff_locks" USING btree ("child_id");--> statement-breakpoint
CREATE INDEX "access_requests_child_idx" ON "access_requests" USING btree ("child_id");--> statement-breakpoint
CREATE INDEX "access_requests_person_idx" ON "access_requests" USING btree ("family_member_id");--> statement-breakpoint
CREATE INDEX "access_requests_open_idx" ON "access_requests" USING btree ("due_on") WHERE "access_requests"."closed_at" is null and "access_requests"."released_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "erasures_one_open_key" ON "erasures" USING btree ("subject_kind","subject_id") WHERE "erasures"."refused_at" is null;--> statement-breakpoint
CREATE INDEX "erasures_waiting_idx" ON "erasures" USING btree ("asked_at") WHERE "erasures"."done_at" is null and "erasures"."refused_at" is null;--> statement-breakpoint
CREATE INDEX "legal_holds_live_idx" ON "legal_holds" USING btree ("child_id") WHERE "legal_holds"."lifted_at" is null;--> statement-breakpoint
CREATE INDEX "record_corrections_child_idx" ON "record_corrections" USING btree ("child_id");--> statement-breakpoint
CREATE INDEX "record_corrections_asked_by_idx" ON "record_corrections" USING btree ("asked_by_id");--> statement-breakpoint
CREATE INDEX "record_corrections_about_idx" ON "record_corrections" USING btree ("about_id");--> statement-breakpoint
CREATE INDEX "record_corrections_open_idx" ON "record_corrections" USING btree ("asked_at") WHERE "record_corrections"."decision" is null;--> statement-breakpoint
ALTER TABLE "sign_in_attempts" ADD CONSTRAINT "sign_in_attempts_invitation_id_invitations_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_access" ADD CONSTRAINT "case_access_consented_by_id_family_members_id_fk" FOREIGN KEY ("consented_by_id") REFERENCES "public"."family_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sessions_provider_idx" ON "sessions" USING btree ("provider_sid") WHERE "sessions"."provider_sid" is not null;--> statement-breakpoint
CREATE INDEX "sign_in_attempts_waiting_idx" ON "sign_in_attempts" USING btree ("created_at") WHERE "sign_in_attempts"."looked_up_at" is null;--> statement-breakpoint
CREATE INDEX "audit_entries_at_idx" ON "audit_entries" USING btree ("at");--> statement-breakpoint
CREATE INDEX "audit_entries_txid_idx" ON "audit_entries" USING btree ("txid","id");--> statement-breakpoint
CREATE UNIQUE INDEX "case_access_person_case_key" ON "case_access" USING btree ("family_member_id","case_id","starts_on") WHERE "case_access"."revoked_at" is null;--> statement-breakpoint
CREATE INDEX "case_access_consent_idx" ON "case_access" USING btree ("consented_by_id") WHERE "case_access"."consented_by_id" is not null;--> statement-breakpoint
CREATE INDEX "documents_unread_text_idx" ON "documents" USING btree ("scan_due_at") WHERE "documents"."text_read_at" is null and "documents"."scan_status" in ('clean', 'unscanned');--> statement-breakpoint
CREATE UNIQUE INDEX "staff_members_subject_key" ON "staff_members" USING btree ("provider_subject") WHERE "staff_members"."provider_subject" is not null;--> statement-breakpoint
CREATE INDEX "enquiries_queue_idx" ON "enquiries" USING btree ("reply_by","id","case_id","family_member_id") WHERE "enquiries"."status" = 'waiting';--> statement-breakpoint
CREATE INDEX "enquiries_owner_queue_idx" ON "enquiries" USING btree ("owner_id","reply_by","id","case_id","family_member_id") WHERE "enquiries"."status" = 'waiting';--> statement-breakpoint
ALTER TABLE "case_access" ADD CONSTRAINT "case_access_role_known" CHECK ("case_access"."role" in ('parent', 'carer', 'young-person', 'alternative-person', 'social-worker', 'virtual-school', 'advocate', 'advice-service', 'solicitor', 'school', 'councillor'));--> statement-breakpoint
ALTER TABLE "case_access" ADD CONSTRAINT "case_access_revoked_by_someone" CHECK (("case_access"."revoked_at" is null) = ("case_access"."revoked_by_kind" is null));--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_channel_known" CHECK ("notifications"."channel" in ('email', 'text'));--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_one_person" CHECK (num_nonnulls("notifications"."family_member_id", "notifications"."staff_member_id") = 1 or ("notifications"."sealed_to" is not null and num_nonnulls("notifications"."family_member_id", "notifications"."staff_member_id") < 2));--> statement-breakpoint
ALTER TABLE "staff_members" ADD CONSTRAINT "staff_members_powers_known" CHECK ("staff_members"."powers" <@ array['safeguarding', 'data-protection', 'accounts']);