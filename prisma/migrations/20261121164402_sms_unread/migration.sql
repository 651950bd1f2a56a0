-- DropIndex
DROP INDEX "sms_conversation_readers_user_id_conversation_id_read_seque_idx";

-- CreateTable
CREATE TABLE "sms_unread_conversations" (
    "user_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,

    CONSTRAINT "sms_unread_conversations_pkey" PRIMARY KEY ("user_id","conversation_id")
);

-- CreateTable
CREATE TABLE "sms_unread_keeping" (
    "resource" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "phone_number" TEXT NOT NULL,
    "completed_at" TIMESTAMPTZ(3),

    CONSTRAINT "sms_unread_keeping_pkey" PRIMARY KEY ("resource","user_id","phone_number")
);

-- CreateIndex
CREATE INDEX "sms_unread_conversations_conversation_id_idx" ON "sms_unread_conversations"("conversation_id");

-- CreateIndex
CREATE INDEX "sms_unread_keeping_resource_phone_number_idx" ON "sms_unread_keeping"("resource", "phone_number");

-- AddForeignKey
ALTER TABLE "sms_unread_conversations" ADD CONSTRAINT "sms_unread_conversations_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "sms_conversations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sms_unread_conversations" ADD CONSTRAINT "sms_unread_conversations_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sms_unread_keeping" ADD CONSTRAINT "sms_unread_keeping_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
