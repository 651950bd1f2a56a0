-- AlterTable
ALTER TABLE "users" ADD COLUMN     "appears_offline" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "message_reactions" (
    "resource" TEXT NOT NULL,
    "thread_id" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "emoji" TEXT NOT NULL,
    "raw_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "message_reactions_pkey" PRIMARY KEY ("resource","thread_id","message_id","emoji","raw_id")
);

-- CreateTable
CREATE TABLE "unread_threads" (
    "user_id" UUID NOT NULL,
    "resource" TEXT NOT NULL,
    "thread_id" TEXT NOT NULL,
    "marked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "unread_threads_pkey" PRIMARY KEY ("user_id","resource","thread_id")
);

-- CreateIndex
CREATE INDEX "unread_threads_resource_thread_id_idx" ON "unread_threads"("resource", "thread_id");

-- AddForeignKey
ALTER TABLE "unread_threads" ADD CONSTRAINT "unread_threads_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
