-- CreateTable
CREATE TABLE "meetings" (
    "id" UUID NOT NULL,
    "resource" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "organizer_id" UUID NOT NULL,
    "link_role" TEXT,
    "room_id" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "room_version" INTEGER NOT NULL DEFAULT 0,
    "thread_id" TEXT,
    "cancelled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "meetings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting_participants" (
    "meeting_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "standing" TEXT NOT NULL,
    "joined_at" TIMESTAMPTZ(3),

    CONSTRAINT "meeting_participants_pkey" PRIMARY KEY ("meeting_id","user_id")
);

-- CreateTable
CREATE TABLE "calls" (
    "resource" TEXT NOT NULL,
    "server_call_id" TEXT NOT NULL,
    "is_two_party" BOOLEAN,
    "group_id" TEXT,
    "room_id" TEXT,
    "meeting_id" UUID,
    "started_by_raw_id" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "last_event_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "calls_pkey" PRIMARY KEY ("resource","server_call_id")
);

-- CreateTable
CREATE TABLE "call_parties" (
    "resource" TEXT NOT NULL,
    "server_call_id" TEXT NOT NULL,
    "raw_id" TEXT NOT NULL,
    "called_at" TIMESTAMPTZ(3),
    "joined_at" TIMESTAMPTZ(3),

    CONSTRAINT "call_parties_pkey" PRIMARY KEY ("resource","server_call_id","raw_id")
);

-- CreateIndex
CREATE INDEX "meetings_resource_room_id_idx" ON "meetings"("resource", "room_id");

-- CreateIndex
CREATE INDEX "meetings_organizer_id_starts_at_idx" ON "meetings"("organizer_id", "starts_at");

-- CreateIndex
CREATE INDEX "meetings_ends_at_idx" ON "meetings"("ends_at");

-- CreateIndex
CREATE INDEX "meeting_participants_user_id_standing_idx" ON "meeting_participants"("user_id", "standing");

-- CreateIndex
CREATE INDEX "calls_started_at_idx" ON "calls"("started_at");

-- CreateIndex
CREATE INDEX "calls_meeting_id_idx" ON "calls"("meeting_id");

-- CreateIndex
CREATE INDEX "call_parties_resource_raw_id_idx" ON "call_parties"("resource", "raw_id");

-- AddForeignKey
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_organizer_id_fkey" FOREIGN KEY ("organizer_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_participants" ADD CONSTRAINT "meeting_participants_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_participants" ADD CONSTRAINT "meeting_participants_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calls" ADD CONSTRAINT "calls_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_parties" ADD CONSTRAINT "call_parties_resource_server_call_id_fkey" FOREIGN KEY ("resource", "server_call_id") REFERENCES "calls"("resource", "server_call_id") ON DELETE CASCADE ON UPDATE CASCADE;
