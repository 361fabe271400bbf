package dev.loggia.query.function.scalar;

import static dev.loggia.query.function.FunctionDefinition.ParameterType.TEXT;
import static dev.loggia.query.function.scalar.Arguments.text;

import dev.loggia.event.Value;
import dev.loggia.query.function.Argument;
import dev.loggia.query.function.BindContext;
import dev.loggia.query.function.ScalarDefinition;
import dev.loggia.query.function.ScalarDefinition.Code;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Functions on IP addresses (section 4.8). No name is ever looked up. */
final class IpFunctions {

    /** RFC 1918, and RFC 4193 which is its like for version 6. */
    private static final List<Subnet> PRIVATE = subnets("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7");

    /** Loopback, link-local, multicast, documentation and the other special ranges of RFC 6890 that no public host has. */
    private static final List<Subnet> RESERVED = subnets(
            "0.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "::/128",
            "::1/128",
            "100::/64",
            "2001:db8::/32",
            "3fff::/20",
            "fe80::/10",
            "fec0::/10",
            "ff00::/8");

    private IpFunctions() {}

    static List<ScalarDefinition> all() {
        return List.of(
                valid("isValidIp", "Whether the text is an IP address of version 4 or 6.")
                        .example("isValidIp(\"::1\")", "1")
                        .example("isValidIp(\"1.2.3.256\")", "0")
                        .code(validity(address -> true)),
                valid("isValidIpV4", "Whether the text is an IP address of version 4.")
                        .example("isValidIpV4(\"1.2.3.4\")", "1")
                        .code(validity(address -> address.version() == 4)),
                valid("isValidIpV6", "Whether the text is an IP address of version 6.")
                        .example("isValidIpV6(\"2001:db8::1\")", "1")
                        .code(validity(address -> address.version() == 6)),
                inSubnet("isIpInSubnet", "Whether the address lies in a range such as 10.0.0.0/8 or 2001:db8::/32.")
                        .example("isIpInSubnet(\"10.1.2.3\", \"10.0.0.0/8\")", "1")
                        .example("isIpInSubnet(\"nobody\", \"10.0.0.0/8\")", "0")
                        .binder((arguments, context) -> membership(arguments, context, IpFunctions::contains)),
                inSubnet(
                                "isIpv4InSubnet",
                                "Whether the address is of version 4 and lies in a range such as 10.0.0.0/8.")
                        .example("isIpv4InSubnet(\"10.1.2.3\", \"10.0.0.0/8\")", "1")
                        .binder((arguments, context) -> membership(
                                arguments,
                                context,
                                (subnet, address) -> address.version() == 4 && subnet.contains(address))),
                inSubnet(
                                "isIpv6InSubnet",
                                "Whether the address is of version 6 and lies in a range such as 2001:db8::/32.")
                        .example("isIpv6InSubnet(\"2001:db8::1\", \"2001:db8::/32\")", "1")
                        .binder((arguments, context) -> membership(
                                arguments,
                                context,
                                (subnet, address) -> address.version() == 6 && subnet.contains(address))),
                function("ipv4ToNumber")
                        .returns("number")
                        .parameter("address", TEXT)
                        .summary("The 32 bits of an address of version 4 as a number; missing for anything else.")
                        .example("ipv4ToNumber(\"10.0.0.1\")", "167772161")
                        .code(arguments -> {
                            IpAddress address = IpAddress.parse(text(arguments, 0));
                            return address != null && address.version() == 4 ? Value.of(address.low()) : null;
                        }),
                function("isPrivateIP")
                        .returns("1 or 0")
                        .parameter("address", TEXT)
                        .summary("Whether the address is of a private network (RFC 1918, RFC 4193).")
                        .example("isPrivateIP(\"192.168.0.1\")", "1")
                        .code(test(address -> within(PRIVATE, address))),
                function("isPublicIP")
                        .returns("1 or 0")
                        .parameter("address", TEXT)
                        .summary("Whether the address is neither private nor reserved.")
                        .example("isPublicIP(\"8.8.8.8\")", "1")
                        .code(test(address -> !within(PRIVATE, address) && !within(RESERVED, address))),
                function("isReservedIP")
                        .returns("1 or 0")
                        .doubtful(
                                "The service does not list the ranges; here they are those that IANA keeps for special use.")
                        .parameter("address", TEXT)
                        .summary("Whether the address is kept for a special use: loopback, link-local, multicast, "
                                + "documentation and the like.")
                        .example("isReservedIP(\"127.0.0.1\")", "1")
                        .code(test(address -> within(RESERVED, address))));
    }

    private interface Membership {
        boolean test(Subnet subnet, IpAddress address);
    }

    private static ScalarDefinition.Builder function(String name) {
        return ScalarDefinition.named(name, "IP address");
    }

    private static ScalarDefinition.Builder valid(String name, String summary) {
        return function(name)
                .parameter("text", TEXT)
                .summary(summary)
                .returns("1 or 0")
                .acceptsMissing("A missing value gives 0.");
    }

    private static ScalarDefinition.Builder inSubnet(String name, String summary) {
        return function(name)
                .parameter("address", TEXT)
                .parameter("subnet", TEXT)
                .returns("1 or 0")
                .summary(summary);
    }

    private static Code validity(Predicate<IpAddress> test) {
        return arguments -> Value.of(arguments[0] != null && matches(text(arguments, 0), test));
    }

    private static Code test(Predicate<IpAddress> test) {
        return arguments -> Value.of(matches(text(arguments, 0), test));
    }

    private static boolean matches(String text, Predicate<IpAddress> test) {
        IpAddress address = IpAddress.parse(text);
        return address != null && test.test(address);
    }

    private static Code membership(List<Argument> arguments, BindContext context, Membership membership) {
        String constant = Arguments.constantText(arguments, 1);
        if (constant == null) {
            return row -> isMember(row, Subnet.parse(text(row, 1)), membership);
        }
        Subnet subnet = Subnet.parse(constant);
        if (subnet == null) {
            context.reject(
                    1,
                    "\"" + constant + "\" is not a range of IP addresses",
                    "write one such as \"10.0.0.0/8\" or \"2001:db8::/32\"");
        }
        return row -> isMember(row, subnet, membership);
    }

    private static Value isMember(@Nullable Value[] row, @Nullable Subnet subnet, Membership membership) {
        return Value.of(subnet != null && matches(text(row, 0), address -> membership.test(subnet, address)));
    }

    /** An address of version 4 written as one of version 6 lies in the ranges of both. */
    private static boolean contains(Subnet subnet, IpAddress address) {
        return subnet.contains(address) || subnet.contains(address.unmapped());
    }

    private static boolean within(List<Subnet> subnets, IpAddress address) {
        for (Subnet subnet : subnets) {
            if (contains(subnet, address)) {
                return true;
            }
        }
        return false;
    }

    private static List<Subnet> subnets(String... texts) {
        return Stream.of(texts)
                .map(text -> Objects.requireNonNull(Subnet.parse(text)))
                .toList();
    }
}
