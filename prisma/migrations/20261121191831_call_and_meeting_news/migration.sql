-- AlterTable
ALTER TABLE "call_parties" ADD COLUMN     "seen_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "calls" ADD COLUMN     "declined" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "meeting_participants" ADD COLUMN     "news" TEXT;

-- AlterTable
ALTER TABLE "meetings" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1;
