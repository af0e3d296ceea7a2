-- CreateIndex
CREATE INDEX "Anchor_partId_idx" ON "Anchor"("partId");
