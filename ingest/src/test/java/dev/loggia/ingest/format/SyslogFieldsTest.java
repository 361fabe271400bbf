package dev.loggia.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyslogFieldsTest {

    private static List<String> rfc3164(String line) {
        return ReadFields.of(SyslogRfc3164.Fields.INSTANCE, line);
    }

    private static List<String> rfc5424(String line) {
        return ReadFields.of(SyslogRfc5424.Fields.INSTANCE, line);
    }

    /** What follows the host, and the program and its process as far as they are sure. */
    @Test
    void theProgramIsToldAsFarAsItIsSure() {
        tagged("su[7]: text", "appName='su'", "message='text'", "processId=7");
        tagged("sshd(pam_unix)[9]: check; uid=0", "appName='sshd(pam_unix)'", "message='check; uid=0'", "processId=9");
        tagged("kernel: PCI: Probing", "appName='kernel'", "message='PCI: Probing'");
        tagged("com.apple.launchd[1] (x.10): no", "appName='com.apple.launchd'", "message='(x.10): no'", "processId=1");
        tagged("Microsoft Word[14463]: Cocoa", "appName='Microsoft Word'", "message='Cocoa'", "processId=14463");
        tagged("BezelServices 255.10[94]: no", "appName='BezelServices 255.10'", "message='no'", "processId=94");
        tagged("postfix/smtpd[007]:", "appName='postfix/smtpd'", "message=''", "processId='007'");
    }

    private static void tagged(String text, String... fields) {
        assertThat(rfc3164("Jan  2 03:04:05 combo " + text))
                .filteredOn(field -> !field.equals("hostname='combo'"))
                .containsExactly(fields);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "syslogd 1.4.1: restart.",
                "last message repeated 2 times",
                "--- last message repeated 1 time ---",
                " -- root[2421]: ROOT LOGIN ON tty2",
                "su[x]: text",
                "some words[7]: text",
                ": text",
                ""
            })
    void withoutASureProgramAllIsText(String text) {
        assertThat(rfc3164("Jan  2 03:04:05 combo " + text))
                .containsExactly("hostname='combo'", "message='" + text + "'");
    }

    @Test
    void thePriorityNamesFacilityAndSeverity() {
        assertThat(rfc3164("<34>Oct 11 22:14:15 mymachine su: text"))
                .containsExactly(
                        "appName='su'",
                        "facility='auth'",
                        "hostname='mymachine'",
                        "message='text'",
                        "severity='crit'",
                        "severityCode=2");
        assertThat(rfc3164("<191>Oct 11 2026 22:14:15 h su: text")).contains("facility='local7'", "severity='debug'");
        assertThat(rfc3164("<192>Oct 11 22:14:15 h su: text")).noneMatch(field -> field.startsWith("severity"));
    }

    @Test
    void timesOfOtherSendersAreUnderstood() {
        List<String> fields = List.of("appName='su'", "hostname='h'", "message='text'", "processId=7");
        for (String time : List.of(
                "Fri Jan  2 03:04:05",
                "Jan 2 03:04:05.678",
                "Jan  2 2026 03:04:05",
                "2026-01-02T03:04:05.678901+01:00",
                "2026-01-02T03:04:05Z")) {
            assertThat(rfc3164(time + " h su[7]: text")).as(time).isEqualTo(fields);
        }
        assertThat(rfc3164("Jan  1 00:00:03 kernel: text"))
                .as("without a host")
                .containsExactly("appName='kernel'", "message='text'");
        assertThat(rfc3164("Jan  1 00:00:03 fe80::1 su: text")).contains("hostname='fe80::1'", "appName='su'");
        for (String line : List.of("text", "Jan", "Jan 2", "Jan 2 03:04", "2026-01-02 03:04:05 h su: x", "<34>", "")) {
            assertThat(rfc3164(line)).as(line).isEmpty();
        }
        assertThat(rfc3164("{\"a\":1}")).containsExactly("a=1");
    }

    @Test
    void linesOfRfc5424HaveAllTheirParts() {
        assertThat(rfc5424("<165>1 2003-08-24T05:14:15.000003-07:00 192.0.2.1 myproc 8710 ID47 - \ufeff%% It's time."))
                .containsExactly(
                        "appName='myproc'",
                        "facility='local4'",
                        "hostname='192.0.2.1'",
                        "message='%% It's time.'",
                        "messageId='ID47'",
                        "processId=8710",
                        "severity='notice'",
                        "severityCode=5");
        assertThat(rfc5424("<0>1 - - - - - -"))
                .containsExactly("facility='kern'", "severity='emerg'", "severityCode=0");
        assertThat(rfc5424("<0>1 2003-08-24T05:14:15Z h")).contains("hostname='h'");
        for (String line : List.of("<34>1", "<34>1 x h a - - - text", "<34> - h", "1 - - - - - -", "")) {
            assertThat(rfc5424(line)).as(line).isEmpty();
        }
    }

    @Test
    void structuredDataHasANameForEachParameter() {
        assertThat(rfc5424("<0>1 - - - - - [ex@1 a=\"x y\" b=\"\"][origin ip=\"\\\"1\\] \\q\\\\\"] text"))
                .contains(
                        "structuredData.ex@1.a='x y'",
                        "structuredData.ex@1.b=''",
                        "structuredData.origin.ip='\"1] \\q\\'",
                        "message='text'");
        assertThat(rfc5424("<0>1 - - - - - [a][b] text"))
                .contains("message='text'")
                .hasSize(4);
        assertThat(rfc5424("<0>1 - - - - - [a x=\"1"))
                .contains("message='[a x=\"1'")
                .hasSize(4);
        assertThat(rfc5424("<0>1 - - - - - [a x=1] text"))
                .contains("message='text'")
                .hasSize(4);
    }
}
