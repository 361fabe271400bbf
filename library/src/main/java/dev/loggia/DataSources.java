package dev.loggia;

import dev.loggia.ingest.format.LogFormats;
import dev.loggia.store.Snapshot;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The service's names of the data sources whose events a log group has, told from the formats that the fields of its events are read by.
 * Data sources that write plain JSON, such as CloudTrail, are not told apart.
 */
final class DataSources {

    /**
     * By the names of formats. Route 53 has {@code amazon_route53.resolver_query} for the queries of its resolver, which are JSON; the
     * format {@code route53} is that of the queries to hosted zones.
     */
    private static final Map<String, String> BY_FORMAT = Map.of("vpc-flow", "amazon_vpc.flow");

    private DataSources() {}

    static Set<String> of(Snapshot snapshot) {
        return snapshot.fieldReaderIdentities().stream()
                .map(LogFormats::formatName)
                .map(BY_FORMAT::get)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }
}
