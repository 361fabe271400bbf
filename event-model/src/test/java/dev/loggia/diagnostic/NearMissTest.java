package dev.loggia.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearMissTest {

    private static final List<String> CANDIDATES = List.of(
            "by", "as", "asc", "desc", "sum", "count", "countDistinct", "filter", "fields", "stats", "isPresent");

    @ParameterizedTest
    @CsvSource({
        "cout, count",
        "conut, count",
        "countt, count",
        "COUNT, count",
        "fliter, filter",
        "feilds, fields",
        "field, fields",
        "statz, stats",
        "dsc, desc",
        "bu, by",
        "ispresnt, isPresent",
        "count_distinct, countDistinct",
        "coutnDistnct, countDistinct"
    })
    void findsWhatWasMeant(String typed, String meant) {
        assertThat(NearMiss.of(typed, CANDIDATES)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "b", "x", "is", "median", "percentile", "cnt", "total"})
    void suggestsNothingFarAway(String typed) {
        assertThat(NearMiss.of(typed, CANDIDATES)).isEmpty();
    }
}
