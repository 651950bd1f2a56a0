import { offering, range, type Country } from './country.ts';

/**
 * Neither Japan nor Korea sets numbers aside for fiction. No exchange there begins with 0, so `03-0000-…` and `02-000-…`
 * ring nowhere.
 */
const vacant = (areaCode: string) => range('geographic', areaCode, `${areaCode}0000`, '0000', 1000);

export const japan: Country = {
  countryCode: 'JP',
  callingCode: '81',
  trunkPrefix: '0',
  localities: [
    { localizedName: 'Fukuoka', areaCodes: ['92'] },
    { localizedName: 'Nagoya', areaCodes: ['52'] },
    { localizedName: 'Osaka', areaCodes: ['6'] },
    { localizedName: 'Sapporo', areaCodes: ['11'] },
    { localizedName: 'Tokyo', areaCodes: ['3'] },
    { localizedName: 'Yokohama', areaCodes: ['45'] },
  ],
  ranges: [
    vacant('3'),
    vacant('6'),
    ...['11', '45', '52', '92'].map((areaCode) =>
      range('geographic', areaCode, `${areaCode}000`, '0000', 1000),
    ),
    range('tollFree', '120', '120000', '000', 1000),
    range('tollFree', '800', '800000', '0000', 1000),
  ],
  offerings: [
    offering('geographic', 'person', ['inbound+outbound', 'none'], 4),
    offering('geographic', 'application', ['inbound+outbound', 'none'], 4),
    offering('tollFree', 'application', ['inbound+outbound', 'none'], 16),
  ],
  isAgreementToNotResellRequired: true,
  operator: { name: 'Contoso Mobile Japan', mobileCountryCode: '440', mobileNetworkCode: '99' },
};

export const southKorea: Country = {
  countryCode: 'KR',
  callingCode: '82',
  trunkPrefix: '0',
  localities: [
    { localizedName: 'Busan', areaCodes: ['51'] },
    { localizedName: 'Daegu', areaCodes: ['53'] },
    { localizedName: 'Daejeon', areaCodes: ['42'] },
    { localizedName: 'Gwangju', areaCodes: ['62'] },
    { localizedName: 'Incheon', areaCodes: ['32'] },
    { localizedName: 'Seoul', areaCodes: ['2'] },
  ],
  ranges: [
    vacant('2'),
    ...['32', '42', '51', '53', '62'].map((areaCode) =>
      range('geographic', areaCode, `${areaCode}000`, '0000', 1000),
    ),
    range('tollFree', '80', '80000', '0000', 1000),
  ],
  offerings: [
    offering('geographic', 'person', ['inbound+outbound', 'none'], 5),
    offering('geographic', 'application', ['inbound+outbound', 'none'], 5),
    offering('tollFree', 'application', ['inbound+outbound', 'none'], 20),
  ],
  isAgreementToNotResellRequired: true,
  operator: { name: 'Contoso Mobile Korea', mobileCountryCode: '450', mobileNetworkCode: '99' },
};
