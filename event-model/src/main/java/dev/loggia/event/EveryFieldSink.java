package dev.loggia.event;

import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps every field that a {@link FieldReader} finds, as far as the limit of fields goes. For one message. */
final class EveryFieldSink implements FieldSink {

    private final Map<String, Value> fields = new LinkedHashMap<>();
    private final int maximumFields;
    private int count;

    EveryFieldSink(int maximumFields) {
        this.maximumFields = maximumFields;
    }

    Map<String, Value> fields() {
        return fields;
    }

    @Override
    public boolean wants(String name) {
        return count < maximumFields;
    }

    @Override
    public boolean wants(byte[] utf8, int start, int end) {
        return count < maximumFields;
    }

    @Override
    public void put(String name, Value value) {
        if (count++ < maximumFields) {
            fields.put(name, value);
        }
    }

    @Override
    public boolean putJson(byte[] utf8, int start, int end) {
        Map<String, Value> leaves = JsonDiscovery.all(utf8, start, end, maximumFields);
        if (leaves == null) {
            return false;
        }
        fields.putAll(leaves);
        return true;
    }
}
