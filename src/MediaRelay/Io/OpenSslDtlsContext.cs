using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using VideoDesk.MediaRelay.Dtls;
using VideoDesk.MediaRelay.Srtp;

namespace VideoDesk.MediaRelay.Io;

/// <summary>An SSL_CTX with one certificate: DTLS 1.2, forward secrecy only, a client certificate demanded, no resumption.</summary>
internal static unsafe class OpenSslDtlsContext
{
    private const int Dtls12 = 0xFEFD;

    private const int ControlSetSessionCacheMode = 44;
    private const int ControlSetMaxSendFragment = 52;

    /// <summary>Only handshakes and alerts go through OpenSSL, cut to the path's limit: no room for 16 KiB records in every session.</summary>
    private const int MaxSendFragment = 2048;

    private const int ControlSetMaxCertificateList = 51;

    private const int ControlSetGroupsList = 92;

    private const int ControlSetMinVersion = 123;

    private const int ControlSetMaxVersion = 124;

    /// <summary>A self-signed certificate is under 2 KB even with RSA-4096; this bounds what a stranger can make us store.</summary>
    private const int MaxCertificateList = 16 * 1024;

    private const int VerifyPeerAndFailWithoutCertificate = 0x01 | 0x02;

    /// <summary>EVP_PKEY_EC.</summary>
    private const int EllipticCurveKey = 408;

    /// <summary>Allows the RSA-1024 certificates of some old clients. The certificate proves no name: the fingerprint does.</summary>
    private const int SecurityLevel = 1;

    /// <summary>SSL_OP_…: no path MTU of the kernel, no tickets, no compression, the server's order of suites, no renegotiation.</summary>
    private const ulong Options = (1UL << 12) | (1UL << 14) | (1UL << 17) | (1UL << 22) | (1UL << 30);

    private const string Groups = "X25519:P-256:P-384";

    /// <summary>
    /// AES-GCM only: every WebRTC endpoint must have the first (RFC 8827 §6.5). With CBC, OpenSSL 3.0 ends an association over a forged
    /// record; with ChaCha20, valid records may be shorter than <see cref="DtlsRecords"/> lets pass.
    /// </summary>
    private const string Ciphers =
        "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384";

    public static SslContextHandle Create(DtlsCertificate certificate, ReadOnlySpan<SrtpProfile> profiles)
    {
        OpenSslNative.ClearErrors();
        var context = OpenSslNative.ContextNew(OpenSslNative.DtlsMethod());
        try
        {
            Check(!context.IsInvalid, "SSL_CTX_new");
            Configure(context);
            Check(OpenSslNative.ContextSetSrtpProfiles(context, NamesOf(profiles)) == 0, "SSL_CTX_set_tlsext_use_srtp");
            UseCertificate(context, certificate);
            return context;
        }
        catch
        {
            context.Dispose();
            throw;
        }
    }

    private static void Configure(SslContextHandle context)
    {
        // The machine's openssl.cnf may have set levels and suites already: everything that matters is said here.
        OpenSslNative.ContextSetSecurityLevel(context, SecurityLevel);
        OpenSslNative.ContextSetOptions(context, Options);
        Check(OpenSslNative.ContextControl(context, ControlSetMinVersion, Dtls12, 0) == 1, "SSL_CTX_set_min_proto_version");
        Check(OpenSslNative.ContextControl(context, ControlSetMaxVersion, Dtls12, 0) == 1, "SSL_CTX_set_max_proto_version");
        OpenSslNative.ContextControl(context, ControlSetSessionCacheMode, 0, 0);
        OpenSslNative.ContextControl(context, ControlSetMaxSendFragment, MaxSendFragment, 0);
        OpenSslNative.ContextControl(context, ControlSetMaxCertificateList, MaxCertificateList, 0);
        Check(OpenSslNative.ContextSetCipherList(context, Ciphers) == 1, "SSL_CTX_set_cipher_list");
        var groups = Marshal.StringToCoTaskMemUTF8(Groups);
        var areGroupsSet = OpenSslNative.ContextControl(context, ControlSetGroupsList, 0, groups) == 1;
        Marshal.FreeCoTaskMem(groups);
        Check(areGroupsSet, "SSL_CTX_set1_groups_list");
        OpenSslNative.ContextSetVerify(context, VerifyPeerAndFailWithoutCertificate, 0);
        OpenSslNative.ContextSetCertificateVerifier(context, &AcceptAnyChain, 0);
    }

    private static void UseCertificate(SslContextHandle context, DtlsCertificate certificate)
    {
        var shown = certificate.Certificate;
        var key = certificate.PrivateKey;
        Check(OpenSslNative.ContextUseCertificate(context, shown.Length, shown) == 1, "SSL_CTX_use_certificate_ASN1");
        Check(OpenSslNative.ContextUsePrivateKey(EllipticCurveKey, context, key, key.Length) == 1, "SSL_CTX_use_PrivateKey_ASN1");
        Check(OpenSslNative.ContextCheckPrivateKey(context) == 1, "SSL_CTX_check_private_key");
    }

    private static string NamesOf(ReadOnlySpan<SrtpProfile> profiles)
    {
        var names = new List<string>();
        foreach (var profile in profiles)
        {
            names.Add(profile switch
            {
                SrtpProfile.AeadAes128Gcm => "SRTP_AEAD_AES_128_GCM",
                SrtpProfile.AeadAes256Gcm => "SRTP_AEAD_AES_256_GCM",
                _ => "SRTP_AES128_CM_SHA1_80",
            });
        }

        return string.Join(':', names);
    }

    private static void Check(bool isOk, string call)
    {
        if (!isOk)
        {
            throw OpenSslNative.Failure(call);
        }
    }

    /// <summary>No chain to check: the handshake proves possession of the key, the fingerprint tells whose it is.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int AcceptAnyChain(nint store, nint argument) => 1;
}
