package dev.loggia.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loggia.diagnostic.DataException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.OptionalInt;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written of a log group is read again, and nothing else. */
class GroupMetadataTest {

    private static final String ID = "0123456789abcdef";
    private static final String FILE = "group.json";

    private static GroupMetadata read(byte[] bytes) {
        return GroupMetadata.of(ID, bytes, FILE);
    }

    private static byte[] file(String json) {
        String line = json + "\n";
        CRC32C crc = new CRC32C();
        crc.update(line.getBytes(StandardCharsets.UTF_8));
        return (line + "crc32c " + HexFormat.of().toHexDigits((int) crc.getValue()) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void isReadAsItWasWritten() {
        GroupMetadata metadata = GroupMetadata.of(ID, "app/a", 1_795_168_800_000L)
                .withTags(Map.of("team", "Zahlungen, \"süß\"\n", "an.swer", "42", "stage", "", "null", "true"))
                .withRetentionDays(OptionalInt.of(30));
        assertThat(metadata.tags()).hasSize(4);
        assertThat(read(metadata.toBytes())).isEqualTo(metadata);
    }

    @Test
    void ofAVersionWithoutTagsHasNone() {
        assertThat(read(file("{\"format\":1,\"name\":\"a\",\"created\":5,\"retentionDays\":7}")))
                .isEqualTo(GroupMetadata.of(ID, "a", 5).withRetentionDays(OptionalInt.of(7)));
    }

    @Test
    void isDamagedWhenAnyByteIsAnother() {
        byte[] bytes = GroupMetadata.of(ID, "a", 5).withTags(Map.of("k", "v")).toBytes();
        for (int i = 0; i < bytes.length; i++) {
            byte[] damaged = bytes.clone();
            damaged[i] ^= 1;
            assertThatThrownBy(() -> read(damaged))
                    .as("byte %d", i)
                    .isInstanceOf(DataException.class)
                    .hasMessage(FILE + " is damaged");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"a\"", "{\"k\":1}", "{\"k\":null}"})
    void isDamagedWhenTagsAreNoTexts(String tags) {
        byte[] bytes = file("{\"format\":1,\"name\":\"a\",\"created\":5,\"retentionDays\":null,\"tags\":" + tags + "}");
        assertThatThrownBy(() -> read(bytes)).isInstanceOf(DataException.class).hasMessage(FILE + " is damaged");
    }
}
