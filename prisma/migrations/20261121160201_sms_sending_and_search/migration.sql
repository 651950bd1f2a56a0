-- AlterTable
ALTER TABLE "sms_conversations" ADD COLUMN     "opt_out_changed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "sms_messages" ADD COLUMN     "attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "outcome_unknown" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "sms_conversation_readers_user_id_conversation_id_read_seque_idx" ON "sms_conversation_readers"("user_id", "conversation_id", "read_sequence");

-- The words of a text, whatever its language: people search for what they saw. Expressions and conditions of indexes
-- cannot be written in schema.prisma, so these are found here only.
CREATE INDEX "sms_messages_words_idx" ON "sms_messages" USING GIN (to_tsvector('simple', "text"));

-- Counts what a reader has not read without touching what was sent.
CREATE INDEX "sms_messages_inbound_idx" ON "sms_messages"("conversation_id", "sequence") WHERE "direction" = 'inbound';
