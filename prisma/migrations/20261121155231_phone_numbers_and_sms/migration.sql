-- CreateTable
CREATE TABLE "teams" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "teams_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team_members" (
    "team_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,

    CONSTRAINT "team_members_pkey" PRIMARY KEY ("team_id","user_id")
);

-- CreateTable
CREATE TABLE "phone_numbers" (
    "resource" TEXT NOT NULL,
    "phone_number" TEXT NOT NULL,
    "country_code" TEXT NOT NULL,
    "number_type" TEXT NOT NULL,
    "calling_capability" TEXT NOT NULL,
    "sms_capability" TEXT NOT NULL,
    "cost_amount" DECIMAL(12,4) NOT NULL,
    "cost_currency" TEXT NOT NULL,
    "purchased_at" TIMESTAMPTZ(3) NOT NULL,
    "assigned_user_id" UUID,
    "assigned_team_id" UUID,
    "released_at" TIMESTAMPTZ(3),

    CONSTRAINT "phone_numbers_pkey" PRIMARY KEY ("resource","phone_number")
);

-- CreateTable
CREATE TABLE "number_works" (
    "id" UUID NOT NULL,
    "resource" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "requested_by_id" UUID,
    "request" JSONB NOT NULL,
    "result" JSONB,
    "failure" JSONB,
    "operation_id" TEXT,
    "repeatability_id" UUID NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "claimed_until" TIMESTAMPTZ(3),
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "number_works_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sms_conversations" (
    "id" UUID NOT NULL,
    "resource" TEXT NOT NULL,
    "phone_number" TEXT NOT NULL,
    "contact" TEXT NOT NULL,
    "opted_out_at" TIMESTAMPTZ(3),
    "labels" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "last_activity_at" TIMESTAMPTZ(3) NOT NULL,
    "last_message_id" UUID,
    "last_inbound_sequence" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sms_conversations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sms_messages" (
    "id" UUID NOT NULL,
    "sequence" BIGSERIAL NOT NULL,
    "conversation_id" UUID NOT NULL,
    "direction" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "failure_code" TEXT,
    "failure_message" TEXT,
    "segment_count" INTEGER NOT NULL,
    "sent_by_id" UUID,
    "sent_by_name" TEXT,
    "acs_message_id" TEXT,
    "idempotency_key" UUID,
    "repeatability_id" UUID,
    "claimed_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sms_messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sms_timeline" (
    "id" BIGSERIAL NOT NULL,
    "message_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "detail" TEXT,

    CONSTRAINT "sms_timeline_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sms_conversation_readers" (
    "conversation_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "read_sequence" BIGINT NOT NULL,

    CONSTRAINT "sms_conversation_readers_pkey" PRIMARY KEY ("conversation_id","user_id")
);

-- CreateTable
CREATE TABLE "sms_notes" (
    "id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "author_id" UUID,
    "author_name" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sms_notes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sms_templates" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "author_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sms_templates_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbox_events" (
    "id" BIGSERIAL NOT NULL,
    "event_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "event_time" TIMESTAMPTZ(3) NOT NULL,
    "data" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "next_attempt_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
    "processed_at" TIMESTAMPTZ(3),

    CONSTRAINT "inbox_events_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "teams_name_key" ON "teams"("name");

-- CreateIndex
CREATE INDEX "team_members_user_id_idx" ON "team_members"("user_id");

-- CreateIndex
CREATE INDEX "phone_numbers_assigned_user_id_idx" ON "phone_numbers"("assigned_user_id");

-- CreateIndex
CREATE INDEX "phone_numbers_assigned_team_id_idx" ON "phone_numbers"("assigned_team_id");

-- CreateIndex
CREATE INDEX "number_works_status_next_attempt_at_idx" ON "number_works"("status", "next_attempt_at");

-- CreateIndex
CREATE INDEX "sms_conversations_resource_last_activity_at_id_idx" ON "sms_conversations"("resource", "last_activity_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "sms_conversations_resource_phone_number_last_activity_at_id_idx" ON "sms_conversations"("resource", "phone_number", "last_activity_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "sms_conversations_labels_idx" ON "sms_conversations" USING GIN ("labels");

-- CreateIndex
CREATE UNIQUE INDEX "sms_conversations_resource_phone_number_contact_key" ON "sms_conversations"("resource", "phone_number", "contact");

-- CreateIndex
CREATE UNIQUE INDEX "sms_messages_sequence_key" ON "sms_messages"("sequence");

-- CreateIndex
CREATE INDEX "sms_messages_conversation_id_sequence_idx" ON "sms_messages"("conversation_id", "sequence");

-- CreateIndex
CREATE INDEX "sms_messages_status_claimed_until_idx" ON "sms_messages"("status", "claimed_until");

-- CreateIndex
CREATE UNIQUE INDEX "sms_messages_conversation_id_idempotency_key_key" ON "sms_messages"("conversation_id", "idempotency_key");

-- CreateIndex
CREATE UNIQUE INDEX "sms_messages_acs_message_id_direction_key" ON "sms_messages"("acs_message_id", "direction");

-- CreateIndex
CREATE INDEX "sms_timeline_message_id_at_idx" ON "sms_timeline"("message_id", "at");

-- CreateIndex
CREATE INDEX "sms_notes_conversation_id_created_at_idx" ON "sms_notes"("conversation_id", "created_at");

-- CreateIndex
CREATE INDEX "sms_templates_name_id_idx" ON "sms_templates"("name", "id");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_events_event_id_key" ON "inbox_events"("event_id");

-- CreateIndex
CREATE INDEX "inbox_events_state_next_attempt_at_id_idx" ON "inbox_events"("state", "next_attempt_at", "id");

-- CreateIndex
CREATE INDEX "inbox_events_processed_at_idx" ON "inbox_events"("processed_at");

-- AddForeignKey
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "phone_numbers" ADD CONSTRAINT "phone_numbers_assigned_user_id_fkey" FOREIGN KEY ("assigned_user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "phone_numbers" ADD CONSTRAINT "phone_numbers_assigned_team_id_fkey" FOREIGN KEY ("assigned_team_id") REFERENCES "teams"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sms_messages" ADD CONSTRAINT "sms_messages_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "sms_conversations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sms_timeline" ADD CONSTRAINT "sms_timeline_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "sms_messages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sms_conversation_readers" ADD CONSTRAINT "sms_conversation_readers_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "sms_conversations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sms_conversation_readers" ADD CONSTRAINT "sms_conversation_readers_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sms_notes" ADD CONSTRAINT "sms_notes_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "sms_conversations"("id") ON DELETE CASCADE ON UPDATE CASCADE;
