package dev.loggia.ingest.format;

/** Text without times that anybody could tell. */
final class PlainText implements LogFormat {

    @Override
    public String name() {
        return "plain text";
    }

    @Override
    public long time(byte[] buffer, int start, int end) {
        return NO_TIME;
    }

    @Override
    public boolean lacksYear() {
        return false;
    }

    @Override
    public boolean hasTimes() {
        return false;
    }
}
