package dev.loggia.ingest.timestamp;

/** Numbers that count from the epoch in whatever unit their size tells. */
final class EpochPattern implements TimestampPattern {

    @Override
    public boolean lacksYear() {
        return false;
    }

    @Override
    public long read(byte[] buffer, int at, int end) {
        int width = EpochNumber.width(buffer, at, end);
        long millis = width == 0 ? Reading.NONE : EpochNumber.millis(buffer, at, at + width);
        return millis == Reading.NONE ? Reading.NONE : Reading.of(millis, true, width);
    }
}
