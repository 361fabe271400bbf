package dev.loggia.query.function.scalar;

import static dev.loggia.query.function.scalar.ScalarCalls.call;
import static dev.loggia.query.function.scalar.ScalarCalls.complaints;
import static dev.loggia.query.function.scalar.ScalarCalls.printed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.event.Value;
import dev.loggia.query.function.scalar.ScalarCalls.Complaints;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpFunctionsTest {

    @ParameterizedTest
    @ValueSource(strings = {"1.2.3.4", "0.0.0.0", "255.255.255.255", "10.0.0.1"})
    void version4(String text) {
        assertThat(call("isValidIp", text)).isEqualTo(Value.TRUE);
        assertThat(call("isValidIpV4", text)).isEqualTo(Value.TRUE);
        assertThat(call("isValidIpV6", text)).isEqualTo(Value.FALSE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::",
                "::1",
                "1::",
                "2001:db8::1",
                "2001:DB8:0:0:0:0:0:1",
                "1:2:3:4:5:6:7:8",
                "1:2:3:4:5:6:7::",
                "::2:3:4:5:6:7:8",
                "::ffff:10.0.0.1",
                "1:2:3:4:5:6:1.2.3.4",
                "::1.2.3.4",
                "fe80::0202:b3ff:fe1e:8329"
            })
    void version6(String text) {
        assertThat(call("isValidIp", text)).isEqualTo(Value.TRUE);
        assertThat(call("isValidIpV4", text)).isEqualTo(Value.FALSE);
        assertThat(call("isValidIpV6", text)).isEqualTo(Value.TRUE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "1.2.3.",
                ".1.2.3",
                "1..2.3",
                "01.2.3.4",
                "1.2.3.4 ",
                " 1.2.3.4",
                "1.2.3.-4",
                "1.2.3.٤",
                "a.b.c.d",
                "localhost",
                "1.2.3.4/8",
                ":",
                ":::",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1::2::3",
                "::12345",
                ":1::2",
                "1:",
                "g::",
                "1:2:3:4:5:6:7:1.2.3.4",
                "::1.2.3",
                "1.2.3.4::",
                "[::1]",
                "::1%eth0",
                "::１",
                "1:2:3:4:5:6:7:8::",
                "::1:2:3:4:5:6:7:8",
                "::1.2.3.4:5"
            })
    void neither(String text) {
        for (String name :
                List.of("isValidIp", "isValidIpV4", "isValidIpV6", "isPrivateIP", "isPublicIP", "isReservedIP")) {
            assertThat(call(name, text)).as(name).isEqualTo(Value.FALSE);
        }
        assertThat(call("ipv4ToNumber", text)).isNull();
        assertThat(call("isIpInSubnet", text, "0.0.0.0/0")).isEqualTo(Value.FALSE);
        assertThat(call("isIpInSubnet", text, "::/0")).isEqualTo(Value.FALSE);
    }

    @Test
    void missingIsNoAddress() {
        assertThat(call("isValidIp", (Object) null)).isEqualTo(Value.FALSE);
        assertThat(call("isValidIpV4", (Object) null)).isEqualTo(Value.FALSE);
        assertThat(call("isValidIpV6", new Value.ListValue(List.of()))).isEqualTo(Value.FALSE);
        assertThat(call("isPrivateIP", (Object) null)).isNull();
        assertThat(call("isIpInSubnet", null, "10.0.0.0/8")).isNull();
        assertThat(call("ipv4ToNumber", (Object) null)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, 10.0.0.0/8, 1, 1, 0",
        "11.1.2.3, 10.0.0.0/8, 0, 0, 0",
        "10.1.2.3, 10.9.9.9/8, 1, 1, 0",
        "10.1.2.3, 10.1.2.3/32, 1, 1, 0",
        "10.1.2.3, 10.1.2.3, 1, 1, 0",
        "10.1.2.3, 10.1.2.2/31, 1, 1, 0",
        "10.1.2.4, 10.1.2.2/31, 0, 0, 0",
        "200.1.2.3, 0.0.0.0/0, 1, 1, 0",
        "172.31.255.255, 172.16.0.0/12, 1, 1, 0",
        "172.32.0.0, 172.16.0.0/12, 0, 0, 0",
        "2001:db8::1, 2001:db8::/32, 1, 0, 1",
        "2001:db9::1, 2001:db8::/32, 0, 0, 0",
        "2001:db8::ffff, 2001:db8::/112, 1, 0, 1",
        "2001:db8::1:0, 2001:db8::/112, 0, 0, 0",
        "2001:db8:0:1::, 2001:db8::/64, 0, 0, 0",
        "2001:db8:0:0:8000::, 2001:db8::/65, 0, 0, 0",
        "2001:db8:0:0:7000::, 2001:db8::/65, 1, 0, 1",
        "::1, ::1/128, 1, 0, 1",
        "::1, ::/0, 1, 0, 1",
        "10.0.0.1, ::/0, 0, 0, 0",
        "::1, 0.0.0.0/0, 0, 0, 0",
        "::ffff:10.1.2.3, 10.0.0.0/8, 1, 0, 0",
        "::ffff:10.1.2.3, ::ffff:0:0/96, 1, 0, 1",
    })
    void subnets(String address, String subnet, String either, String version4, String version6) {
        assertThat(printed("isIpInSubnet", address, subnet)).isEqualTo(either);
        assertThat(printed("isIpv4InSubnet", address, subnet)).isEqualTo(version4);
        assertThat(printed("isIpv6InSubnet", address, subnet)).isEqualTo(version6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.0/33",
                "10.0.0.0/",
                "10.0.0.0/-1",
                "10.0.0.0/+8",
                "10.0.0/8",
                "::/129",
                "::/0000",
                "any",
                "/8",
                "10.0.0.0/8/8"
            })
    void subnetsThatAreNone(String subnet) {
        Complaints complaints = new Complaints();

        assertThat(complaints("isIpInSubnet", "10.1.2.3", subnet))
                .containsExactly("error 1: \"" + subnet + "\" is not a range of IP addresses");
        assertThat(ScalarCalls.call(complaints, false, "isIpInSubnet", "10.1.2.3", subnet))
                .isEqualTo(Value.FALSE);
        assertThat(complaints.texts).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.1, 167772161", "0.0.0.0, 0", "255.255.255.255, 4294967295", "::1, (missing)", "host, (missing)"
    })
    void numbers(String address, String expected) {
        assertThat(printed("ipv4ToNumber", address)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.0.1, private",
        "10.255.255.255, private",
        "172.16.0.0, private",
        "172.31.255.255, private",
        "fd00::1, private",
        "::ffff:192.168.0.1, private",
        "127.0.0.1, reserved",
        "169.254.1.1, reserved",
        "0.1.2.3, reserved",
        "100.64.0.1, reserved",
        "192.0.2.7, reserved",
        "198.51.100.7, reserved",
        "203.0.113.7, reserved",
        "198.19.0.1, reserved",
        "224.0.0.251, reserved",
        "240.0.0.1, reserved",
        "255.255.255.255, reserved",
        "::, reserved",
        "::1, reserved",
        "fe80::1, reserved",
        "ff02::1, reserved",
        "2001:db8::1, reserved",
        "8.8.8.8, public",
        "172.32.0.1, public",
        "100.128.0.1, public",
        "223.255.255.255, public",
        "2606:4700::1111, public",
        "::ffff:8.8.8.8, public",
    })
    void everyAddressIsOfOneKind(String address, String kind) {
        assertThat(printed("isPrivateIP", address)).isEqualTo(kind.equals("private") ? "1" : "0");
        assertThat(printed("isReservedIP", address)).isEqualTo(kind.equals("reserved") ? "1" : "0");
        assertThat(printed("isPublicIP", address)).isEqualTo(kind.equals("public") ? "1" : "0");
    }

    @Test
    void anyAddressInAnyFormIsRead() throws UnknownHostException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 5000; i++) {
            long high = random.nextLong() & sparse(random);
            long low = random.nextLong() & sparse(random);
            byte[] bytes = ByteBuffer.allocate(16).putLong(high).putLong(low).array();
            StringBuilder full = new StringBuilder();
            for (int group = 0; group < 8; group++) {
                full.append(group == 0 ? "" : ":")
                        .append(Integer.toHexString((bytes[2 * group] & 255) << 8 | bytes[2 * group + 1] & 255));
            }
            IpAddress expected = new IpAddress(6, high, low);
            assertThat(IpAddress.parse(full.toString()))
                    .as(full + ", seed " + seed)
                    .isEqualTo(expected);
            String compressed = full.toString().replaceFirst("(^|:)0(:0)+(:|$)", "::");
            assertThat(IpAddress.parse(compressed))
                    .as(compressed + ", seed " + seed)
                    .isEqualTo(expected);
            byte[] four = new byte[] {bytes[0], bytes[1], bytes[2], bytes[3]};
            String dotted = InetAddress.getByAddress(four).getHostAddress();
            assertThat(IpAddress.parse(dotted)).as(dotted).isEqualTo(new IpAddress(4, 0, high >>> 32));
        }
    }

    /** A mask that makes whole groups zero, so that there is something to leave out. */
    private static long sparse(Random random) {
        long mask = 0;
        for (int group = 0; group < 4; group++) {
            mask = mask << 16 | (random.nextInt(3) == 0 ? 0xffff : 0);
        }
        return mask;
    }
}
