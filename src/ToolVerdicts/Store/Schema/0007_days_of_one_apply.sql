-- One apply can take a page in with several days, as a folder does that was written out of a store.
DROP INDEX sightings_by_revision;
CREATE UNIQUE INDEX sightings_by_revision ON sightings (revision_id, capture_id, seen);
