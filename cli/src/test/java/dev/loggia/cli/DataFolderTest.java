package dev.loggia.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DataFolderTest {

    private static final Map<String, String> ALL =
            Map.of("LOGGIA_DATA", "/logs", "XDG_DATA_HOME", "/xdg", "HOME", "/home/ann", "LOCALAPPDATA", "/local");

    private static Path folder(String system, Map<String, String> variables) {
        return DataFolder.of(Optional.empty(), variables, system).path();
    }

    @Test
    void isWhatTheOptionSaysBeforeWhatTheEnvironmentSays() {
        assertThat(DataFolder.of(Optional.of("data"), ALL, "Linux").path()).isEqualTo(Path.of("data"));
        assertThat(folder("Linux", ALL)).isEqualTo(Path.of("/logs"));
    }

    @Test
    void isAmongTheUsersData() {
        Map<String, String> home = Map.of("HOME", "/home/ann", "LOGGIA_DATA", "");
        assertThat(folder("Linux", home)).isEqualTo(Path.of("/home/ann/.local/share/loggia"));
        assertThat(folder("Linux", Map.of("HOME", "/home/ann", "XDG_DATA_HOME", "/xdg")))
                .isEqualTo(Path.of("/xdg/loggia"));
        assertThat(folder("Linux", Map.of("HOME", "/home/ann", "XDG_DATA_HOME", "relative")))
                .isEqualTo(Path.of("/home/ann/.local/share/loggia"));
        assertThat(folder("Mac OS X", home)).isEqualTo(Path.of("/home/ann/Library/Application Support/loggia"));
        assertThat(folder("Windows 11", Map.of("LOCALAPPDATA", "/local", "HOME", "/home/ann")))
                .isEqualTo(Path.of("/local/loggia"));
    }

    @Test
    void isUnknownWithoutAHome() {
        assertThatThrownBy(() -> folder("Linux", Map.of()))
                .isInstanceOf(UsageException.class)
                .hasMessage("it is not known where the log groups are: there is no home folder");
    }
}
