import { offering, range, type Country } from './country.ts';

const city = (localizedName: string, division: string, abbreviatedName: string, areaCode: string) => ({
  localizedName,
  administrativeDivision: { localizedName: division, abbreviatedName },
  areaCodes: [areaCode],
});

/** @see Ofcom, "Telephone numbers for use in TV and radio drama programmes" */
export const unitedKingdom: Country = {
  countryCode: 'GB',
  callingCode: '44',
  trunkPrefix: '0',
  localities: [
    city('Birmingham', 'England', 'ENG', '121'),
    city('Bristol', 'England', 'ENG', '117'),
    city('Leeds', 'England', 'ENG', '113'),
    city('London', 'England', 'ENG', '20'),
    city('Manchester', 'England', 'ENG', '161'),
    city('Belfast', 'Northern Ireland', 'NIR', '28'),
    city('Edinburgh', 'Scotland', 'SCT', '131'),
    city('Glasgow', 'Scotland', 'SCT', '141'),
    city('Cardiff', 'Wales', 'WLS', '29'),
  ],
  ranges: [
    range('geographic', '20', '2079460', '000', 1000),
    ...['113', '117', '121', '131', '141', '161'].map((areaCode) =>
      range('geographic', areaCode, `${areaCode}4960`, '000', 1000),
    ),
    range('geographic', '28', '2896496', '000', 1000),
    range('geographic', '29', '2920180', '000', 1000),
    range('tollFree', '808', '8081570', '000', 1000),
    range('mobile', '7700', '7700900', '000', 1000),
  ],
  offerings: [
    offering('geographic', 'person', ['inbound+outbound', 'none'], 1),
    offering('geographic', 'application', ['inbound+outbound', 'none'], 1),
    offering('tollFree', 'application', ['inbound+outbound', 'none'], 2),
    offering('mobile', 'application', ['none', 'inbound+outbound'], 2.5),
  ],
  isAgreementToNotResellRequired: false,
  operator: { name: 'Contoso Mobile UK', mobileCountryCode: '234', mobileNetworkCode: '99' },
};

/** The regulator, PTS, sets these numbers aside for books and films; of toll-free ones there are none, 020-00… is vacant. */
export const sweden: Country = {
  countryCode: 'SE',
  callingCode: '46',
  trunkPrefix: '0',
  localities: [
    { localizedName: 'Göteborg', areaCodes: ['31'] },
    { localizedName: 'Kiruna', areaCodes: ['980'] },
    { localizedName: 'Malmö', areaCodes: ['40'] },
    { localizedName: 'Stockholm', areaCodes: ['8'] },
  ],
  ranges: [
    range('geographic', '31', '3139006', '00', 100),
    range('geographic', '980', '9803192', '00', 100),
    range('geographic', '40', '4062804', '00', 100),
    range('geographic', '8', '8465004', '00', 100),
    range('tollFree', '20', '20000', '000', 1000),
    range('mobile', '70', '701740', '605', 95),
  ],
  offerings: [
    offering('geographic', 'person', ['inbound+outbound', 'none'], 1),
    offering('geographic', 'application', ['inbound+outbound', 'none'], 1),
    offering('tollFree', 'application', ['inbound+outbound', 'none'], 17),
    offering('mobile', 'application', ['none', 'inbound+outbound'], 3),
  ],
  isAgreementToNotResellRequired: false,
  operator: { name: 'Contoso Mobil Sverige', mobileCountryCode: '240', mobileNetworkCode: '99' },
};
