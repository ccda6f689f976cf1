using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ToolVerdicts.Tests.Newsletter.Mail;

/// <summary>A certificate that no authority vouches for.</summary>
internal sealed class TestCertificate : IDisposable
{
    public TestCertificate(string host)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        var now = TimeProvider.System.GetUtcNow();
        WithKey = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    public X509Certificate2 WithKey { get; }

    public X509Certificate2Collection AsRoots => [WithKey];

    public void Dispose() => WithKey.Dispose();
}
