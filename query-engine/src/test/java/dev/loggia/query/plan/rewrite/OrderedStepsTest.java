package dev.loggia.query.plan.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.query.QueryEngine;
import dev.loggia.query.QueryOptions;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What moves past steps that see rows in order, and what does not. */
class OrderedStepsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            filldown h ; limit 2                     | newest first cut, fill down h
            sort n asc ; accum n ; limit 2           | n oldest first cut, running sum of n as n
            accum n ; tail 2                         | newest first, running sum of n as n, last 2
            accum n as t ; filter t > 1 ; limit 2    | newest first, running sum of n as t, filter t > 1, first 2
            accum n ; filter h = "a" ; limit 2       | newest first, running sum of n as n, filter h = "a", first 2
            filldown h ; outlier n ; limit 2         | newest first, fill down h, bound outliers of n beyond 2.5 times the distance of quartiles, first 2
            sort n asc ; accum n ; stats count(*)    | n oldest first, running sum of n as n, aggregate count(*), first 10000
            """)
    void onlyTheFirstRowsAreTakenBefore(String stages, String steps) {
        String text = "fields n, h | " + stages.replace(';', '|');
        assertThat(steps(QueryEngine.explain(text, List.of(), QueryOptions.standard(0))))
                .isEqualTo(steps);
    }

    /** The steps of a plan from the scan on, without computed columns. */
    private static String steps(String plan) {
        List<String> lines = plan.lines()
                .skip(1)
                .map(String::strip)
                .filter(line -> !line.startsWith("compute"))
                .map(line -> line.replaceFirst("^sort by (n, )?(.*)$", "$1$2").replace("n, ", "n "))
                .map(line -> line.replaceFirst("^first 2 by (.*)$", "$1 cut"))
                .toList();
        return String.join(", ", lines.reversed());
    }
}
