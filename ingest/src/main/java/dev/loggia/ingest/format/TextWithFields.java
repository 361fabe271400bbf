package dev.loggia.ingest.format;

import dev.loggia.event.FieldReader;

/** Text whose times and events are those of another format, and whose lines hold fields besides. */
final class TextWithFields implements TimeLed {

    private final LogFormat text;
    private final String fields;
    private final FieldReader reader;

    /** @param fields what they are, for the name */
    TextWithFields(LogFormat text, String fields, FieldReader reader) {
        this.text = text;
        this.fields = fields;
        this.reader = reader;
    }

    @Override
    public String name() {
        return text.name() + ", " + fields;
    }

    @Override
    public long time(byte[] buffer, int start, int end) {
        return text.time(buffer, start, end);
    }

    @Override
    public boolean hasTimes() {
        return text.hasTimes();
    }

    @Override
    public boolean lacksYear() {
        return text.lacksYear();
    }

    @Override
    public long leadingTime(byte[] buffer, int start, int end) {
        return text instanceof TimeLed led ? led.leadingTime(buffer, start, end) : CONTINUES;
    }

    @Override
    public FieldReader fieldReader() {
        return reader;
    }
}
