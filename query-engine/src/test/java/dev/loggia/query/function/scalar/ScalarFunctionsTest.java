package dev.loggia.query.function.scalar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.query.function.BuiltinFunctions;
import dev.loggia.query.function.FunctionDefinition.Parameter;
import dev.loggia.query.function.ScalarDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarFunctionsTest {

    static List<ScalarDefinition> all() {
        return ScalarFunctions.all();
    }

    /** Section 16 of the reference. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "abs ceil floor greatest least log round sqrt haversine toNumber toInt toLong toDouble",
                "bin datefloor date_floor dateceil date_ceil fromMillis from_millis toMillis to_millis now parseDate formatDate strftime",
                "queryStartTime queryEndTime queryTimeRange",
                "ispresent isPresent coalesce if case isNumeric messageSize",
                "jsonParse jsonStringify jsonArraySize jsonArrayContains",
                "isempty isblank concat ltrim rtrim trim strlen toupper tolower substr replace regexReplace regex_replace strcontains",
                "startsWith endsWith urlencode urldecode base64encode base64decode split hexToAscii hexToDec decToHex",
                "md5 sha256",
                "isValidIp isValidIpV4 isValidIpV6 isIpInSubnet isIpv4InSubnet isIpv6InSubnet ipv4ToNumber",
                "isPrivateIP isPublicIP isReservedIP",
                "unmask",
                "COALESCE DATE_FLOOR StrContains IF"
            })
    void everySpellingIsKnown(String names) {
        for (String name : names.split(" ")) {
            assertThat(BuiltinFunctions.instance().scalar(name)).as(name).isPresent();
        }
    }

    @Test
    void nothingButTheReferenceIsListed() {
        assertThat(ScalarFunctions.all().size()).isEqualTo(70);
    }

    @ParameterizedTest
    @MethodSource("all")
    void definitionsExplainThemselves(ScalarDefinition definition) {
        assertThat(definition.summary()).endsWith(".").doesNotContain("  ");
        assertThat(definition.examples()).isNotEmpty();
        assertThat(definition.guide().result()).isNotEmpty();
        assertThat(definition.guide().doubtful()).allMatch(sentence -> sentence.endsWith("."));
        assertThat(definition.parameters()).extracting(Parameter::name).doesNotHaveDuplicates();
        boolean optional = false;
        for (Parameter parameter : definition.parameters()) {
            assertThat(parameter.optional() || !optional).as(parameter.name()).isTrue();
            optional = parameter.optional();
            boolean last = parameter.equals(definition.parameters().getLast());
            assertThat(parameter.repeated()).as(parameter.name()).isIn(false, last);
        }
    }
}
