package dev.loggia.ingest.format;

/** Text without times that anybody could tell. */
final class PlainText implements LogFormat {

    private final String name;

    private PlainText(String name) {
        this.name = name;
    }

    static Detection detect(Sample sample) {
        return new Detection(of(sample), 0, "");
    }

    private static PlainText of(Sample sample) {
        String time = sample.hasGivenLayouts() ? null : ColumnSearch.ambiguousTime(sample);
        return new PlainText(
                time == null
                        ? "plain text"
                        : "plain text (day and month of times as " + time + " could change places)");
    }

    @Override
    public String name() {
        return name;
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
