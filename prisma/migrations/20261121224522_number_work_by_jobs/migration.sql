-- DropIndex
DROP INDEX "number_works_status_next_attempt_at_idx";

-- AlterTable
ALTER TABLE "number_works" DROP COLUMN "attempts",
DROP COLUMN "claimed_until",
DROP COLUMN "next_attempt_at";

-- CreateIndex
CREATE INDEX "number_works_status_idx" ON "number_works"("status");
