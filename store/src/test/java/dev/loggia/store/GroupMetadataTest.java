package dev.loggia.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loggia.diagnostic.DataException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GroupMetadataTest {

    private static final GroupMetadata FULL = GroupMetadata.of(
                    "00112233445566ff", "/aws/lambda/a.B-c_d#1", 1_700_000_000_123L)
            .withRetention(3653)
            .withTags(Map.of("team", "größe \"quoted\" \u0001", "", "x"))
            .withStream("2026/11/25/[$LATEST]é\n", 77)
            .withStream("b", -5);

    @Test
    void isReadAsItWasWritten() throws IOException {
        assertThat(GroupMetadataFile.read(GroupMetadataFile.write(FULL), "f")).isEqualTo(FULL);
        GroupMetadata plain = GroupMetadata.of("00112233445566ff", "g", 0);
        assertThat(GroupMetadataFile.read(GroupMetadataFile.write(plain), "f")).isEqualTo(plain);
        assertThat(FULL.withRetention(null).retentionDays()).isNull();
        assertThat(FULL.withStream("b", 99).streams()).containsEntry("b", -5L);
        assertThat(FULL.withoutStream("b").streams()).doesNotContainKey("b").hasSize(1);
    }

    @Test
    void isJsonWithItsChecksumFirst() throws IOException {
        assertThat(new String(
                        GroupMetadataFile.write(GroupMetadata.of("00112233445566ff", "g", 0)), StandardCharsets.UTF_8))
                .matches(
                        "\\{\"checksum\":\"[0-9a-f]{8}\",\"format\":1,\"id\":\"00112233445566ff\",\"name\":\"g\",\"creationTime\":0,"
                                + "\"tags\":\\{},\"streams\":\\{}}\n");
    }

    @Test
    void everyChangedBitAndEveryCutIsFound() throws IOException {
        byte[] bytes = GroupMetadataFile.write(FULL);
        for (int at = 0; at < bytes.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = bytes.clone();
                changed[at] ^= (byte) (1 << bit);
                isDamaged(changed);
            }
            isDamaged(Arrays.copyOf(bytes, at));
        }
        isDamaged(Arrays.copyOf(bytes, bytes.length + 1));
    }

    @Test
    void laterMembersArePassedOverAndLaterFormatsRefused() {
        assertThat(GroupMetadataFile.read(
                                checked(
                                        "\"format\":1,\"owner\":{\"a\":[1,{}]},\"id\":\"00112233445566ff\",\"name\":\"g\"}"),
                                "f")
                        .name())
                .isEqualTo("g");
        assertThatThrownBy(() -> GroupMetadataFile.read(checked("\"format\":2,\"anything\":true}"), "x/group.json"))
                .hasMessage("x/group.json has format 2, and this version of Loggia knows formats up to 1");
        isDamaged(checked("\"format\":1,\"name\":\"g\"}"));
        isDamaged(checked("\"format\":\"one\"}"));
        isDamaged(checked("\"format\":1,"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''         | a log group needs a name",
                "'my group' | the log group name my group contains a space at position 3",
                "'grüße'    | the log group name grüße contains 'ü' at position 3",
                "'a:b'      | the log group name a:b contains ':' at position 2",
                "'a\tb'     | the log group name a\tb contains the character U+0009 at position 2",
                "'😀'       | the log group name 😀 contains '😀' at position 1",
            })
    void namesOfOtherCharactersAreRefused(String name, String message) {
        assertThatThrownBy(() -> GroupMetadata.of("00112233445566ff", name, 0))
                .isInstanceOf(DataException.class)
                .hasMessage(message);
    }

    @Test
    void namesAreLimitedInLength() {
        assertThat(GroupMetadata.of("00112233445566ff", "a".repeat(512), 0).name())
                .hasSize(512);
        assertThatThrownBy(() -> GroupMetadata.checkName("a".repeat(513)))
                .hasMessageContaining("has 513 characters; 512 is the most");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 2, 8, 364, 366, 3654, Integer.MAX_VALUE})
    void onlyTheRetentionsOfTheServiceAreTaken(int days) {
        assertThatThrownBy(() -> FULL.withRetention(days))
                .isInstanceOfSatisfying(
                        DataException.class,
                        e -> assertThat(e.diagnostics().getFirst().hint())
                                .startsWith("the choices are 1, 3, 5, 7, 14,")
                                .endsWith("3653 days, or no limit"));
    }

    private static byte[] checked(String rest) {
        CRC32C checksum = new CRC32C();
        checksum.update(rest.getBytes(StandardCharsets.UTF_8));
        return "{\"checksum\":\"%08x\",%s".formatted(checksum.getValue(), rest).getBytes(StandardCharsets.UTF_8);
    }

    private static void isDamaged(byte[] bytes) {
        assertThatThrownBy(() -> GroupMetadataFile.read(bytes, "x/group.json"))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("x/group.json is damaged: ");
    }
}
