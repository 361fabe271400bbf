package dev.loggia.testkit.oracle;

import java.util.Random;

/** Calls of functions of every family, with arguments of every kind. */
final class RandomFunctions {

    private final Random random;
    private final RandomExpressions expressions;

    RandomFunctions(Random random, RandomExpressions expressions) {
        this.random = random;
        this.expressions = expressions;
    }

    String call(int depth) {
        return switch (random.nextInt(6)) {
            case 0 -> text(depth);
            case 1 -> coded(depth);
            case 2 -> number(depth);
            case 3 -> time(depth);
            case 4 -> structure(depth);
            default -> address(depth);
        };
    }

    private String any(int depth) {
        return expressions.any(depth - 1);
    }

    private String oneOf(String... choices) {
        return expressions.oneOf(choices);
    }

    private String text(int depth) {
        return switch (random.nextInt(7)) {
            case 0 -> oneOf("ltrim", "rtrim", "trim") + "(" + any(depth) + ")";
            case 1 -> oneOf("ltrim", "rtrim", "trim") + "(" + any(depth) + ", \"" + oneOf("ab", "7", "en") + "\")";
            case 2 -> "regexReplace(" + any(depth) + ", " + oneOf("\"[0-9]+\"", "/[0-9]+/") + ", \"#\")";
            case 3 ->
                "regex_replace(" + any(depth) + ", \"([a-z])([a-z])\", \"" + oneOf("$2$1", "\\\\2\\\\1", "<$1>")
                        + "\")";
            case 4 ->
                "strcontains(" + any(depth) + ", \"" + oneOf("B", "eta", "7") + "\", " + oneOf("true", "false") + ")";
            case 5 -> "unmask(" + any(depth) + ")";
            default -> "messageSize(" + any(depth) + ")";
        };
    }

    private String coded(int depth) {
        return switch (random.nextInt(7)) {
            case 0 -> "urlencode(" + any(depth) + ")";
            case 1 -> "urldecode(urlencode(" + any(depth) + "))";
            case 2 -> "base64encode(" + any(depth) + ")";
            case 3 -> "base64decode(base64encode(" + any(depth) + "))";
            case 4 -> oneOf("md5", "sha256") + "(" + any(depth) + ")";
            case 5 -> "hexToDec(" + oneOf("\"0x1f\"", "\"Ff\"", "\"g\"", "substr(md5(" + any(depth) + "), 0, 6)") + ")";
            default -> oneOf("decToHex(" + any(depth) + ")", "hexToAscii(\"48656c6c6f\")");
        };
    }

    private String number(int depth) {
        return switch (random.nextInt(7)) {
            case 0 -> "round(" + any(depth) + ", " + oneOf("0", "1", "2", "-1") + ")";
            case 1 -> "round(log(" + any(depth) + "), 4)";
            case 2 -> oneOf("toInt", "toLong", "toDouble", "to_int") + "(" + any(depth) + ")";
            case 3 -> "round(haversine(" + any(depth) + " % 90, 1, " + any(depth) + " % 180, -2.5), 3)";
            case 4 -> oneOf("greatest", "least") + "(" + any(depth) + ", 3, " + any(depth) + ")";
            case 5 -> "(" + any(depth) + " ^ " + oneOf("2", "0", "1") + ")";
            default -> "sqrt(" + any(depth) + ")";
        };
    }

    private String time(int depth) {
        return switch (random.nextInt(expressions.isRanged() ? 8 : 7)) {
            case 0 -> "fromMillis(" + any(depth) + ")";
            case 1 -> "formatDate(" + expressions.field() + ", \"%Y-%m-%d\")";
            case 2 -> "strftime(" + expressions.field() + ", \"%d %H:%M:%S\", \"" + oneOf("UTC", "Asia/Tokyo") + "\")";
            case 3 -> "parseDate(" + expressions.field() + ", \"uuuu-MM-dd\")";
            case 4 -> "parseDate(\"2026-11-20\", \"yyyy-MM-dd\", \"Europe/Berlin\")";
            case 5 -> "(" + expressions.field() + " + " + oneOf("90s", "1h", "500") + ")";
            case 6 -> "now()";
            default -> oneOf("queryStartTime()", "queryEndTime()", "queryTimeRange()");
        };
    }

    private String structure(int depth) {
        return switch (random.nextInt(5)) {
            case 0 -> "jsonStringify(jsonParse(" + any(depth) + "))";
            case 1 -> "jsonArraySize(" + any(depth) + ")";
            case 2 -> "jsonArrayContains(" + any(depth) + ", " + oneOf("1", "\"b2\"", "true", "\"1\"") + ")";
            case 3 -> "jsonParse(" + oneOf("\"[1,{\\\"k\\\":2}]\"", any(depth)) + ")[" + random.nextInt(2) + "]";
            default -> "jsonStringify(split(" + any(depth) + ", \" \"))";
        };
    }

    private String address(int depth) {
        String address = random.nextInt(3) == 0 ? any(depth) : expressions.address();
        return switch (random.nextInt(4)) {
            case 0 -> oneOf("isValidIp", "isValidIpV4", "isValidIpV6") + "(" + address + ")";
            case 1 ->
                oneOf("isIpInSubnet", "isIpv4InSubnet", "isIpv6InSubnet") + "(" + address + ", \""
                        + oneOf("10.0.0.0/8", "10.1.2.3/32", "2001:db8::/32", "0.0.0.0/0") + "\")";
            case 2 -> "ipv4ToNumber(" + address + ")";
            default -> oneOf("isPrivateIP", "isPublicIP", "isReservedIP") + "(" + address + ")";
        };
    }
}
