import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Java 11 or later with its standard library only. The CA comes by -Djavax.net.ssl.trustStore=$ACS_TRUST_STORE.
 *
 * <p>The Azure SDKs for Java sign in the same way, and trust by the same property.
 */
public class StandardLibrary {
  static final HttpClient http = HttpClient.newHttpClient();
  static String endpoint;
  static byte[] key;

  public static void main(String[] arguments) throws Exception {
    for (String part : System.getenv("ACS_CONNECTION_STRING").split(";")) {
      String[] setting = part.split("=", 2);
      if (setting[0].equals("endpoint")) endpoint = setting[1].replaceAll("/$", "");
      if (setting[0].equals("accesskey")) key = Base64.getDecoder().decode(setting[1]);
    }
    String created =
        call("POST", "/identities?api-version=2023-10-01", "{\"createTokenWithScopes\":[\"chat\"]}");
    String sent =
        call(
            "POST",
            "/sms?api-version=2021-03-07",
            "{\"from\":\"CONTOSO\",\"smsRecipients\":[{\"to\":\"+447700900123\"}],"
                + "\"message\":\"Hello from Java\"}");
    System.out.printf(
        "{\"user\":\"%s\",\"tokenParts\":%d,\"sent\":%s}%n",
        text(created, "id"), text(created, "token").split("\\.").length, sent.contains("\"successful\":true"));
  }

  /** Sends a request signed as https://learn.microsoft.com/rest/api/communication/authentication describes. */
  static String call(String method, String path, String body) throws Exception {
    Base64.Encoder base64 = Base64.getEncoder();
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)).replaceFirst("^(\\w+, )(\\d) ", "$10$2 ");
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    String digest = base64.encodeToString(MessageDigest.getInstance("SHA-256").digest(content));
    String signed = method + "\n" + path + "\n" + date + ";" + URI.create(endpoint).getAuthority() + ";" + digest;
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    String signature = base64.encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(endpoint + path))
            .header("content-type", "application/json")
            .header("x-ms-date", date)
            .header("x-ms-content-sha256", digest)
            .header(
                "authorization",
                "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=" + signature)
            .method(method, HttpRequest.BodyPublishers.ofByteArray(content))
            .build();
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() >= 300) throw new IllegalStateException(response.statusCode() + " " + response.body());
    return response.body();
  }

  /** A member of a JSON text, as far as this example needs it. */
  static String text(String json, String member) {
    int begin = json.indexOf("\"" + member + "\":\"") + member.length() + 4;
    return json.substring(begin, json.indexOf('"', begin));
  }
}
