-- CreateIndex
CREATE INDEX "meetings_cancelled_at_idx" ON "meetings"("cancelled_at");
