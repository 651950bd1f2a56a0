-- AlterTable
ALTER TABLE "call_parties" ADD COLUMN     "declined_at" TIMESTAMPTZ(3);
